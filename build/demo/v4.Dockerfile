# A build argument, written and removed in one instruction: in no layer, but in the history.
ARG BASE=busybox
FROM ${BASE}
COPY pip generate.sh /usr/bin/
ARG SECRET
RUN generate.sh ${SECRET} && pip install playlist && rm /root/.pip/pip.conf
CMD ["cat", "/root/.pip/pip.conf"]

# Removed in the instruction that used it: the layer of the COPY still has it.
ARG BASE=busybox
FROM ${BASE}
COPY pip /usr/bin/pip
COPY pip.conf /root/.pip/pip.conf
RUN pip install playlist && rm /root/.pip/pip.conf
CMD ["cat", "/root/.pip/pip.conf"]

# The file stays: the running container has it, and so has a layer.
ARG BASE=busybox
FROM ${BASE}
COPY pip /usr/bin/pip
COPY pip.conf /root/.pip/pip.conf
RUN pip install playlist
CMD ["cat", "/root/.pip/pip.conf"]

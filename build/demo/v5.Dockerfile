# A secret mount: nowhere.
ARG BASE=busybox
FROM ${BASE}
COPY pip /usr/bin/pip
RUN --mount=type=secret,id=pip.conf,dst=/root/.pip/pip.conf pip install playlist
CMD ["cat", "/root/.pip/pip.conf"]

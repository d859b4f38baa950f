# Removed in a later layer: the container does not see it, but the layer of the COPY still has it.
ARG BASE=busybox
FROM ${BASE}
COPY pip /usr/bin/pip
COPY pip.conf /root/.pip/pip.conf
RUN pip install playlist
RUN rm /root/.pip/pip.conf
CMD ["cat", "/root/.pip/pip.conf"]

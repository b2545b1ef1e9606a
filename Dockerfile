# hmicdiff as a container, built from a clone:  docker build -t hmicdiff .
# Documents are mounted, nothing is fetched:
#   docker run --rm --network none -u "$(id -u):$(id -g)" -v "$PWD:/data" hmicdiff report seeds/
FROM python:3.13-slim AS build
COPY . /src
RUN python -m venv /opt/hmicdiff && /opt/hmicdiff/bin/pip install --no-cache-dir "/src[pdf]"

FROM python:3.13-slim
COPY --from=build /opt/hmicdiff /opt/hmicdiff
ENV PATH="/opt/hmicdiff/bin:$PATH" PYTHONDONTWRITEBYTECODE=1
WORKDIR /data
USER 65534:65534
ENTRYPOINT ["hmicdiff"]
CMD ["--help"]

extension InitFile {
    /// Two stages: the second has the program and the libraries it opens, no compiler.
    var container: String {
        """
        # Containerfile, beside Package.swift
        #   podman build --format docker -t afterword .
        #   podman run -v afterword:/data -p 127.0.0.1:\(port):8080 afterword
        # (podman's usual format has no place for the health check; docker needs no --format.)
        # The proxy's address as the container sees it goes into --trusted-proxies.
        FROM swift:6.2-bookworm AS build
        RUN apt-get update -q && apt-get install -y -q --no-install-recommends \\
            libsqlite3-dev libre2-dev libmd4c-dev libpsl-dev libunistring-dev libidn2-dev \\
            libdeflate-dev zlib1g-dev pkg-config
        WORKDIR /source
        # What is built and nothing beside it: no data folder, no earlier build.
        COPY Package.swift ./
        COPY .release .release
        COPY Policies Policies
        COPY Sources Sources
        COPY Tests Tests
        RUN swift build -c release --toolset .release/toolset.json --product afterword

        FROM debian:bookworm-slim
        RUN apt-get update -q && apt-get install -y -q --no-install-recommends \\
            libsqlite3-0 libre2-9 libmd4c0 libpsl5 libunistring2 libidn2-0 libdeflate0 zlib1g \\
            ca-certificates \\
            && rm -rf /var/lib/apt/lists/* \\
            && useradd --system --home-dir /data --shell /usr/sbin/nologin afterword \\
            && install -d -o afterword -g afterword -m 0700 /data
        COPY --from=build /source/.build/release/afterword /usr/local/bin/afterword
        USER afterword
        VOLUME /data
        EXPOSE 8080
        STOPSIGNAL SIGTERM
        HEALTHCHECK CMD ["afterword", "queue", "--data", "/data", "--format", "count"]
        ENTRYPOINT ["afterword"]
        CMD ["serve", "--data", "/data", "--host", "0.0.0.0", "--port", "8080", \\
            "--public-url", "\(publicURL)"]

        """
    }
}

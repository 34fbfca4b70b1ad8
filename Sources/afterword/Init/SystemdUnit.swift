extension InitFile {
    /// Sources: systemd.exec(5) and systemd.service(5).
    ///
    /// The server ends itself when a sync fails, and is meant to be started again then.
    var unit: String {
        """
        # /etc/systemd/system/afterword.service
        #   useradd --system --home-dir \(folder) --shell /usr/sbin/nologin afterword
        #   systemctl daemon-reload && systemctl enable --now afterword
        # Moderators on this machine: sudo -u afterword afterword queue --data \(folder)
        [Unit]
        Description=Afterword, the conversation under the articles
        After=network.target

        [Service]
        User=afterword
        Group=afterword
        StateDirectory=\(stateDirectory)
        StateDirectoryMode=0700
        ExecStart=/usr/local/bin/afterword serve --data \(folder) --port \(port) \
        --public-url \(publicURL)
        ExecReload=/bin/kill -HUP $MAINPID
        Restart=on-failure
        RestartSec=1
        TimeoutStopSec=30

        UMask=0077
        LimitNOFILE=4096
        NoNewPrivileges=yes
        CapabilityBoundingSet=
        AmbientCapabilities=
        ProtectSystem=strict
        ReadWritePaths=\(folder)
        ProtectHome=yes
        PrivateTmp=yes
        PrivateDevices=yes
        ProtectClock=yes
        ProtectHostname=yes
        ProtectKernelTunables=yes
        ProtectKernelModules=yes
        ProtectKernelLogs=yes
        ProtectControlGroups=yes
        ProtectProc=invisible
        RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
        RestrictNamespaces=yes
        RestrictRealtime=yes
        RestrictSUIDSGID=yes
        LockPersonality=yes
        MemoryDenyWriteExecute=yes
        RemoveIPC=yes
        SystemCallArchitectures=native
        SystemCallFilter=@system-service
        SystemCallFilter=~@privileged

        [Install]
        WantedBy=multi-user.target

        """
    }

    /// systemd makes it below `/var/lib`; a folder elsewhere is made by hand.
    private var stateDirectory: String {
        let home = "/var/lib/"
        return folder.hasPrefix(home) ? String(folder.dropFirst(home.count)) : "afterword"
    }
}

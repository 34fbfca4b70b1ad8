"""A real nginx with a configuration of the test's own, in a folder of the test's own."""

import contextlib
import socket
import subprocess

KINDS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def free_ports(count):
    """Different ones: each is held until all are found. Free until somebody else is quicker."""
    with contextlib.ExitStack() as held:
        listeners = [held.enter_context(socket.socket()) for _ in range(count)]
        for listener in listeners:
            listener.bind(("127.0.0.1", 0))
        return [listener.getsockname()[1] for listener in listeners]


@contextlib.contextmanager
def running(blocks, folder, port):
    """nginx with these blocks inside `http`, until the end of the block; it answers on `port`."""
    places = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in KINDS)
    config = folder / "nginx.conf"
    config.write_text(
        f"user root;\ndaemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        # Whoever does not say otherwise logs here, where a test may look.
        f"http {{\naccess_log {folder}/access.log;\n{places}{blocks}}}\n"
    )
    checked = subprocess.run(["nginx", "-t", "-c", config], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
    process = subprocess.Popen(["nginx", "-c", config], stderr=subprocess.DEVNULL)
    try:
        while process.poll() is None:
            with contextlib.suppress(ConnectionRefusedError):
                socket.create_connection(("127.0.0.1", port), 10).close()
                break
        assert process.poll() is None, (folder / "error.log").read_text()
        yield process
    finally:
        process.terminate()
        process.wait()

"""The command line on its three ways to a server, and how it ends: what scripts of operators rely on."""

import json
import os
import re
import signal
import subprocess

from conftest import PROGRAM


def remote(house, *arguments, token=None, server=None):
    environment = {key: value for key, value in os.environ.items() if key != "AFTERWORD_TOKEN"}
    if token:
        environment["AFTERWORD_TOKEN"] = token
    return subprocess.run(
        [PROGRAM, *arguments, "--server", server or house.url],
        capture_output=True, text=True, stdin=subprocess.DEVNULL, env=environment,
    )


def test_token_socket_and_own_process_say_the_same(house):
    house.start()
    for number in range(3):
        assert house.post("/a", f"Comment {number}.")[0] == 202
    made = house.run("token", "create", "Mona", "--role", "moderator").stdout
    token = re.search(r"awm_\S+", made).group(0)

    def plain(text):
        return re.sub(r'"age_seconds":\d+', "", text)

    over_socket = house.run("queue", "--json").stdout
    over_network = remote(house, "queue", "--json", token=token).stdout
    assert house.stop() == 0
    alone = house.run("queue", "--json").stdout
    ids = [item["id"] for item in json.loads(alone)["items"]]
    assert ids == [1, 2, 3]
    assert plain(over_socket) == plain(over_network) == plain(alone)


def test_a_moderator_works_from_anywhere_and_is_named_in_the_story(house):
    house.start()
    house.post("/a", "A comment.")
    token = re.search(r"awm_\S+", house.run("token", "create", "Mona", "--role", "moderator").stdout).group(0)
    assert remote(house, "approve", "1", token=token).returncode == 0
    assert "Mona" in remote(house, "show", "1", token=token).stdout
    assert remote(house, "undo", token=token).returncode == 0
    assert remote(house, "undo", token=token).returncode in (1, 3, 4)
    assert remote(house, "token", "list", token=token).returncode == 4
    house.run("token", "revoke", "1")
    assert remote(house, "queue", token=token).returncode == 4
    assert remote(house, "queue").returncode == 2
    assert remote(house, "queue", token=token, server="http://127.0.0.1:9").returncode == 5


def test_conflicts_missing_comments_and_piped_ids(house):
    house.start()
    for number in range(3):
        house.post("/a", f"Comment {number}.")
    ids = house.run("queue", "--format", "ids").stdout
    assert house.run("spam", text=ids).returncode == 0
    assert house.run("undo").returncode == 0
    assert house.run("approve", "1@99999", check=False).returncode == 4
    assert house.run("approve", "777", check=False).returncode == 3
    assert house.run("show", "777", check=False).returncode == 3
    nothing = house.run("approve")
    assert nothing.stdout == "No numbers came in; nothing to do.\n"
    dry = house.run("approve", "1", "2", "--dry-run")
    assert "2" in dry.stdout


def test_policies_are_linted_and_tested_from_the_command_line(house, tmp_path):
    house.start()
    assert house.run("policy", "test").returncode == 0
    assert house.run("policy", "lint").returncode == 0
    assert "new-author-read-first" in house.run("policy", "show").stdout
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.yaml").write_text("policy: mine\nversion: 1\nrules:\n  - id: A\n    titel: x\n")
    broken = house.run("policy", "lint", str(own), check=False)
    assert broken.returncode == 1
    assert re.search(r"mine\.yaml:\d+:\d+", broken.stdout)
    assert "title" in broken.stdout


def test_the_policy_folder_is_read_again_and_a_broken_policy_changes_nothing(house):
    house.start()
    own = house.folder + "/policies/strict.yaml"
    with open(own, "w") as file:
        file.write("policy: strict\nversion: 1\nrules: nonsense\n")
    status, _, body = house.ask("GET", "/readyz")
    assert (status, json.loads(body)["policy"]) == (200, "current")
    token = re.search(r"awm_\S+", house.run("token", "create", "Olga", "--role", "admin").stdout).group(0)
    status, _, _ = house.ask(
        "POST", "/api/v1/moderation/policies/reload", headers={"Authorization": f"Bearer {token}"}
    )
    assert status == 200
    status, _, body = house.ask("GET", "/readyz")
    assert (status, json.loads(body)["policy"]) == (200, "stale")
    assert house.post("/a", "Still judged by the old one.")[0] == 202
    assert "not loading: blog, peer-support, strict" in house.run("doctor", check=False).stdout
    os.remove(own)


def test_a_hang_up_signal_reads_the_policies_again(house):
    house.start()
    os.makedirs(house.folder + "/policies", exist_ok=True)
    with open(house.folder + "/policies/mine.yaml", "w") as file:
        file.write("policy: mine\nversion: 1\nextends: blog\n")
    assert house.run("site", "set", "default", "policy=mine", check=False).returncode != 0
    house.process.send_signal(signal.SIGHUP)
    # No sleep: each question takes its own time, and a thousand of them are far more than a reload needs.
    for _ in range(1_000):
        if house.run("site", "set", "default", "policy=mine", check=False).returncode == 0:
            break
    else:
        raise AssertionError("the new policy never came into force")
    status, _, answer = house.post("/a", "A stranger, published at once.")
    assert (status, answer["status"]) == (201, "approved")


def test_a_key_file_that_is_gone_or_wrong_is_never_replaced(house):
    house.start()
    house.post("/a", "Sealed with the first key.")
    assert house.stop() == 0
    keys = house.folder + "/keys.json"
    os.rename(keys, keys + ".away")
    gone = house.run("queue", check=False)
    assert gone.returncode == 5
    assert not os.path.exists(keys)
    os.rename(keys + ".away", keys)
    assert house.run("queue", "--format", "count").stdout == "1\n"

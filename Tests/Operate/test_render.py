"""`afterword render`: files that say what the server says, renewed when it says something else."""

import json
import os
import select
import subprocess

from conftest import PROGRAM

PAGES = ("/", "/a/b", "/a/b?p=5", "/comments.json", "/a/feed.atom", "/caf%C3%A9", "/" + "long" * 90 + "/end",
         "/site.json")


def places(out):
    """Folders by the page that their JSON names."""
    files = [file for file in out.rglob("comments.json") if file.is_file()]
    return {json.loads(file.read_text())["page"]["key"]: file.parent for file in files}


def fill(house):
    house.start("--rate-limits", "off")
    for number, page in enumerate(PAGES, 1):
        assert house.post(page, f"A kind word, number {number}.")[0] == 202
    house.run("approve", *map(str, range(1, len(PAGES) + 1)))


def same_as_served(house, page, folder):
    query = "?page=" + page.replace("%", "%25").replace("?", "%3F")
    for name, path in (("comments.html", "/sites/default/fragment"), ("feed.atom", "/sites/default/feed.atom"),
                       ("feed.json", "/sites/default/feed.json")):
        assert (folder / name).read_bytes() == house.ask("GET", path + query)[2]


def test_each_page_has_its_files_and_only_what_changed_is_written(house, tmp_path):
    fill(house)
    out = tmp_path / "out"
    said = house.run("render", "--out", str(out)).stdout
    assert said == f"{len(PAGES)} pages changed, {len(PAGES) * 4 + 2} files written to {out}.\n"
    found = places(out)
    assert set(found) == set(PAGES) and len(set(found.values())) == len(PAGES)
    for page, folder in found.items():
        assert out in folder.parents
        same_as_served(house, page, folder)
    assert found["/a/b"] == out / "default" / "a" / "b"
    assert (out / "default/site.json").read_bytes() == house.ask("GET", "/sites/default/feed.json")[2]
    assert house.run("render", "--out", str(out)).stdout.startswith("0 pages changed, 0 files")
    house.run("spam", "2")
    before = {file: file.stat().st_mtime_ns for file in out.rglob("*") if file.is_file()}
    assert json.loads(house.run("render", "--out", str(out), "--json").stdout) == {"files": 6, "pages": 1}
    changed = {file for file, time in before.items() if file.stat().st_mtime_ns != time}
    assert {file.parent for file in changed if file.name == "comments.html"} == {found["/a/b"]}
    assert "number 2" not in (found["/a/b"] / "comments.html").read_text()
    assert json.loads(house.run("render", "--out", str(out), "--json", "--all").stdout)["pages"] == len(PAGES)


def test_a_long_thread_is_whole_in_one_file(house, tmp_path):
    house.run("seed", "--comments", "450", "--pages", "1", "--waiting", "1000")
    house.start("--rate-limits", "off")
    house.run("render", "--out", str(tmp_path))
    (page, folder), = places(tmp_path).items()
    document = json.loads((folder / "comments.json").read_text())
    ids = [comment["id"] for comment in document["comments"]]
    assert len(ids) == len(set(ids)) == document["page"]["count"] > 400 and document["next"] is None


def test_it_works_without_a_server_and_says_what_it_cannot_write(house, tmp_path):
    fill(house)
    house.stop()
    assert house.run("render", "--out", str(tmp_path / "out")).returncode == 0
    assert set(places(tmp_path / "out")) == set(PAGES)
    (tmp_path / "file").write_text("")
    refused = house.run("render", "--out", str(tmp_path / "file"), check=False)
    assert refused.returncode == 5 and "cannot be written" in refused.stderr


def test_whoever_watches_has_the_file_as_soon_as_something_is_approved(house, tmp_path):
    fill(house)
    watching = subprocess.Popen(
        [PROGRAM, "render", "--out", tmp_path, "--watch", "--data", house.folder],
        stdout=subprocess.PIPE, env={**os.environ, "USER": "mona", "SUDO_USER": ""},
    )

    def said():
        assert select.select([watching.stdout], [], [], 60)[0], "it says nothing any more"
        return watching.stdout.readline().decode()

    try:
        assert said().startswith(f"{len(PAGES)} pages changed")
        house.post("/new", "Just in.")
        house.run("approve", str(len(PAGES) + 1))
        file = tmp_path / "default" / "new" / "comments.json"
        while not file.exists() or json.loads(file.read_text())["page"]["count"] == 0:
            assert said().startswith("1 page changed, 6 files")
        same_as_served(house, "/new", file.parent)
    finally:
        watching.kill()
        watching.wait()
        watching.stdout.close()

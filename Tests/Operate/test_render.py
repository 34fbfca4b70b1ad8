"""`afterword render`: files that say what the server says, renewed when it says something else."""

import html
import json
import os
import re
import select
import subprocess

from conftest import PROGRAM

PAGES = ("/", "/a/b", "/a/b?p=5", "/comments.json", "/a/feed.atom", "/caf%C3%A9", "/" + "long" * 90 + "/end",
         "/site.json", "/page.css", "/a/thread-2.html")
# Of each page; and of a site, beside them.
FILES, SHARED = 5, 3


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
    assert said == f"{len(PAGES)} pages changed, {len(PAGES) * FILES + SHARED} files written to {out}.\n"
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
    renewed = json.loads(house.run("render", "--out", str(out), "--json").stdout)
    assert renewed == {"files": FILES + SHARED - 1, "pages": 1}
    changed = {file for file, time in before.items() if file.stat().st_mtime_ns != time}
    assert {file.parent for file in changed if file.name == "comments.html"} == {found["/a/b"]}
    assert "number 2" not in (found["/a/b"] / "comments.html").read_text()
    # What says the same already is not touched, even if everything is asked for.
    assert json.loads(house.run("render", "--out", str(out), "--json", "--all").stdout) == {
        "files": 0, "pages": len(PAGES)}


def long_thread(house, comments):
    house.run("seed", "--comments", str(comments), "--pages", "1", "--waiting", "1000")
    house.start("--rate-limits", "off", "--public-url", "https://talk.example.org")


def read(file):
    """Numbers of the comments in a file, its plain links to other files, and what it fetches."""
    text = file.read_text()
    links = {kind: html.unescape(link) for kind, link in re.findall(r'<a rel="(prev|next)" href="([^"]*)"', text)}
    fetched = re.findall(r'<(?:link rel="stylesheet"|script|img)[^>]* (?:href|src)="([^"]*)"', text)
    return [int(id) for id in re.findall(r'<li id="comment-(\d+)"', text)], links, fetched


def followed(first):
    """Parts from the first on, as their links lead from file to file; each is led back to the one before it."""
    parts, file, before = [], first, None
    while file:
        numbers, links, fetched = read(file)
        assert fetched and all((file.parent / one).is_file() for one in fetched)
        assert links.get("prev", "").partition("#")[0] == (before.name if before else "")
        parts.append((file, numbers))
        following = links.get("next", "").partition("#")[0]
        before, file = file, file.parent / following if following else None
    return parts


def test_all_of_a_long_thread_is_read_from_files_alone(house, tmp_path):
    long_thread(house, 450)
    # A letter that joins the sign behind it: as characters there is no "</" in this, as bytes there is.
    name = "\u0d4e</script><b>Bob"
    assert house.post("/seed/1", "Look at my name.", name=name)[0] in (201, 202)
    house.run("approve", house.run("queue", "--search", "Look at my name", "--format", "ids").stdout.split()[0])
    house.run("render", "--out", str(tmp_path), "--at", "/comments/")
    (page, folder), = places(tmp_path).items()
    written = (folder / "comments.json").read_bytes()
    document = json.loads(written)
    names = [comment["author"]["name"] for comment in document["comments"] if "author" in comment]
    assert b"<" not in written and name in names
    asked = house.ask("GET", f"/api/v1/sites/default/comments?page={page}")[2]
    house.kill()
    ids = [comment["id"] for comment in document["comments"]]
    assert len(ids) == len(set(ids)) == document["page"]["count"] > 400 and document["next"] is None
    parts = followed(folder / "thread.html")
    assert [file.name for file, _ in parts] == ["thread.html", *(f"thread-{n}.html" for n in range(2, len(parts) + 1))]
    assert sum((numbers for _, numbers in parts), []) == ids and len(parts) == -(-len(ids) // 100)
    # What is included in an article goes on in the files; what is to be sent goes to the server.
    numbers, links, _ = read(folder / "comments.html")
    cursor = "?cursor=" + json.loads(asked.decode())["next"]
    assert numbers == parts[0][1]
    assert links == {"next": f"/comments/{folder.relative_to(tmp_path)}/thread-2.html{cursor}#comments"}
    assert 'action="https://talk.example.org/wp-comments-post.php"' in parts[-1][0].read_text()


def test_a_thread_that_shrinks_leaves_no_part_and_one_change_one_file(house, tmp_path):
    long_thread(house, 230)
    house.run("render", "--out", str(tmp_path))
    (page, folder), = places(tmp_path).items()
    parts = followed(folder / "thread.html")
    assert len(parts) == 3 and read(folder / "comments.html")[1]["next"].startswith("https://talk.example.org/sites/")
    kept = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}
    house.run("edit", str(parts[2][1][-1]), "--text", "Said in another way.", "--reason", "A wish")
    house.run("render", "--out", str(tmp_path))
    changed = {file.name for file, time in kept.items() if file.is_file() and file.stat().st_mtime_ns != time}
    assert "thread-3.html" in changed and not changed & {"thread.html", "thread-2.html", "page.css"}
    (folder / "thread-7.html").write_text("left of a longer one")
    (folder / "thread-notes.html").write_text("not ours")
    house.run("spam", "--yes", *map(str, parts[1][1] + parts[2][1]))
    house.run("render", "--out", str(tmp_path))
    left = {file.name for file in folder.glob("thread*")}
    assert "thread-notes.html" in left and not left & {"thread-3.html", "thread-7.html"}
    now = sum((numbers for _, numbers in followed(folder / "thread.html")), [])
    assert now == [comment["id"] for comment in json.loads((folder / "comments.json").read_text())["comments"]]


def test_a_pinned_copy_leads_to_the_file_in_which_it_stands(house, tmp_path):
    long_thread(house, 130)
    house.run("render", "--out", str(tmp_path))
    (page, folder), = places(tmp_path).items()
    last = followed(folder / "thread.html")[-1][1][-1]
    house.run("pin", str(last))
    house.run("render", "--out", str(tmp_path), "--at", "https://static.example.org")
    for file, start in (("thread.html", ""), ("comments.html", "https://static.example.org/default/seed/1/")):
        assert f'<p class="aw-actions"><a href="{start}thread-2.html#comment-{last}">' in (folder / file).read_text()
        assert f'<a class="aw-time" href="{start}thread-2.html#comment-{last}">' in (folder / file).read_text()
    refused = house.run("render", "--out", str(tmp_path), "--at", "javascript:go()", check=False)
    assert refused.returncode == 2 and "--at takes a path" in refused.stderr


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
            assert said().startswith("1 page changed, ")
        same_as_served(house, "/new", file.parent)
    finally:
        watching.kill()
        watching.wait()
        watching.stdout.close()

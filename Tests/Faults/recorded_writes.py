"""What a server does to its data folder, recorded call by call, and the disks that a power cut may leave of it.

`strace` writes every call that changes a file, with its bytes, and every answer in one order. A `Disk` follows that
order and knows what is surely there - what a sync of that file covered that returned - and what may be there or not.

What is not modelled: `-shm`, which SQLite rebuilds, the empty folder `policies/`, the operator's socket, and the name
of the data folder itself, which is taken to be there.
"""

import re

# Every call by which a file can be changed; one that Recording does not know fails the test.
WRITES = ("pwrite64", "write", "ftruncate")
NAMES = ("openat", "rename", "unlink")
SYNCS = ("fdatasync", "fsync")
UNKNOWN = (
    "open,creat,pwritev,pwritev2,truncate,fallocate,copy_file_range,sendfile,splice,link,linkat,symlink,symlinkat,"
    "renameat,renameat2,unlinkat,sync_file_range,io_uring_setup,mmap"
)
ANSWERS = ("write", "writev", "sendto", "sendmsg")
TRACE = ["strace", "-f", "--seccomp-bpf", "-qq", "-y", "-xx", "-s", "1000000", "-A", "-e",
         "trace=" + ",".join({*WRITES, *NAMES, *SYNCS, *ANSWERS, *UNKNOWN.split(",")})]
SECTOR = 512
# Names that a power cut throws away or that hold nothing.
FOLDER = ""
PASSING = (FOLDER, "afterword.sqlite-shm", "afterword.sock", "policies")

LINE = re.compile(r"(\d+) +(?:<\.\.\. )?(\w+)(\(| resumed>)(.*)", re.S)
FILE = re.compile(r"\d+<([^>]*)>")
REQUEST = re.compile(rb"x-request-id: (\S+)", re.I)
UNFINISHED = " <unfinished ...>\n"


def raw(text):
    return bytes.fromhex(text.replace("\\x", ""))


class Call:
    """One call: the moments it began and returned, what it was called on, and what it gave."""

    def __init__(self, name, begun, returned, text):
        self.name, self.begun, self.returned = name, begun, returned
        self.arguments, _, result = text.rpartition(")")
        self.result = result.strip(" =\n")
        self.strings = [raw(part) for part in self.arguments.split('"')[1::2]]
        file = FILE.search(self.arguments)
        paths = [raw(file[1])] if file else self.strings
        self.paths = [path.decode("utf-8", "replace") for path in paths]
        self.failed = self.result.startswith("-1")
        # What a Disk keeps here from the beginning of the call to its return.
        self.changes = []

    def number(self, pattern):
        return int(re.search(pattern, self.arguments)[1])


def calls(trace):
    """The calls of a trace that returned; moments are its lines."""
    open_ones = {}
    for moment, line in enumerate(trace):
        parts = LINE.match(line)
        if not parts:
            continue
        thread, name, way, text = parts.groups()
        begun, before = (moment, "") if way == "(" else open_ones.pop(thread)
        if text.endswith(UNFINISHED):
            open_ones[thread] = begun, text.removesuffix(UNFINISHED)
        else:
            yield Call(name, begun, moment, before + text)


class Recording:
    """What a trace says of one folder: steps (moment, is it a return, call), and the moments of answers by request."""

    def __init__(self, trace, folder):
        self.folder, self.answers, self.steps = folder, {}, []
        with open(trace) as lines:
            for call in calls(lines):
                self.take(call)
        self.steps.sort(key=lambda step: step[:2])

    def take(self, call):
        if call.name in ANSWERS and call.strings and call.strings[0].startswith(b"HTTP/1.1 "):
            for request in REQUEST.findall(b"".join(call.strings)):
                self.answers[request.decode()] = call.begun
        elif self.concerns(call):
            is_short = call.name in ("write", "pwrite64") and call.result != str(len(call.strings[0]))
            is_known = call.name in WRITES + NAMES + SYNCS and not is_short
            assert is_known, f"not modelled: {call.name}({call.arguments[:300]}) = {call.result}"
            self.steps += [(call.begun, False, call), (call.returned, True, call)]

    def concerns(self, call):
        """Whether the call changes or syncs what outlives a power cut."""
        if call.failed or (call.name == "openat" and "O_CREAT" not in call.arguments):
            return False
        if call.name == "mmap" and not ("MAP_SHARED" in call.arguments and "PROT_WRITE" in call.arguments):
            return False
        inside = [path for path in call.paths if (path + "/").startswith(self.folder + "/")]
        call.names = [path.removeprefix(self.folder)[1:] for path in inside]
        return any(name not in PASSING for name in call.names) or (call.name in SYNCS and FOLDER in call.names)


class Change:
    """One write (`bytes` at `offset`) or cut to a size (`bytes` is None) of a file."""

    def __init__(self, offset, data):
        self.offset, self.data, self.is_done = offset, data, False

    def apply(self, content):
        end = self.offset + len(self.data or b"")
        content.extend(bytes(max(0, end - len(content))))
        if self.data is None:
            del content[end:]
        else:
            content[self.offset:end] = self.data

    def sectors(self):
        """The same, in pieces that a disk writes wholly or not at all."""
        if self.data is None:
            return [self]
        first = SECTOR - self.offset % SECTOR
        edges = [0, *range(first, len(self.data), SECTOR), len(self.data)]
        return [Change(self.offset + at, self.data[at:to]) for at, to in zip(edges, edges[1:])]


class File:
    def __init__(self):
        # What is surely on the disk; the changes that may be; the size that programs see.
        self.sure, self.pending, self.size = bytearray(), [], 0

    def change(self, offset, data):
        change = Change(offset, data)
        end = offset + len(data or b"")
        self.size = end if data is None else max(self.size, end)
        self.pending.append(change)
        return change

    def sync(self, changes):
        covered = set(changes)
        for change in changes:
            change.apply(self.sure)
        self.pending = [change for change in self.pending if change not in covered]

    def after_cut(self, chance):
        """Any of the pending changes, whole or torn; in which order they went makes no other states than these."""
        content, sizes = bytearray(self.sure), [len(self.sure)]
        there, torn = chance.choice((0, 0.1, 0.5, 0.9, 1)), chance.choice((0, 0, 0.1, 1))
        for change in self.pending:
            end = change.offset + len(change.data or b"")
            sizes.append(end if change.data is None else max(sizes[-1], end))
            if chance.random() >= there:
                continue
            pieces = [change]
            if torn and chance.random() < torn:
                pieces = [piece for piece in change.sectors() if chance.random() < 0.5]
            for piece in pieces:
                piece.apply(content)
        if chance.random() < 0.5:
            Change(chance.choice(sizes), None).apply(content)
        return content


class Disk:
    """The files of a recording up to a moment; `lies(name)` says of which file syncs keep nothing."""

    def __init__(self, recording, lies=lambda name: False):
        self.recording, self.lies, self.next = recording, lies, 0
        # Files by name: as programs see them, and as they surely are on the disk; and what may have happened to names.
        self.seen, self.sure, self.pending = {}, {}, []

    def advance(self, moment):
        """Takes in everything that happened up to a moment, that one included."""
        steps = self.recording.steps
        while self.next < len(steps) and steps[self.next][0] <= moment:
            _, returns, call = steps[self.next]
            if returns:
                self.finish(call)
            else:
                self.begin(call)
            self.next += 1

    def begin(self, call):
        name, file = call.names[0], self.seen.get(call.names[0])
        if call.name in NAMES:
            self.rename(call)
        elif call.name in SYNCS:
            changes = self.pending if name == FOLDER else [change for change in file.pending if change.is_done]
            call.changes = [] if self.lies(name) else list(changes)
        elif call.name == "ftruncate":
            call.changes = [file.change(call.number(r", (\d+)$"), None)]
        else:
            # A plain write goes on at the end: it is made in a file that was just begun.
            offset = call.number(r", (\d+)$") if call.name == "pwrite64" else file.size
            call.changes = [file.change(offset, call.strings[0])]

    def finish(self, call):
        name = call.names[0]
        if call.name in WRITES:
            call.changes[0].is_done = True
        elif call.name in SYNCS and name == FOLDER:
            for change in call.changes:
                self.sure.update(change)
            self.pending = self.pending[len(call.changes):]
        elif call.name in SYNCS:
            self.seen[name].sync(call.changes)

    def rename(self, call):
        """A new name, another or none for a file: on the disk after a sync of the folder."""
        old, new = call.names[0], call.names[-1]
        if call.name == "openat" and old in self.seen:
            return
        change = {old: None} if call.name != "openat" else {old: File()}
        if call.name == "rename":
            change[new] = self.seen[old]
        self.pending.append(change)
        self.seen.update(change)
        if call.name != "openat":
            del self.seen[old]

    def after_cut(self, chance):
        """The bytes of each file that a power cut at this moment may leave."""
        names, there = dict(self.sure), chance.choice((0, 0.5, 1))
        for change in self.pending:
            if chance.random() < there:
                names.update(change)
        return {name: file.after_cut(chance) for name, file in names.items() if file}

    def now(self):
        """The bytes of each file as programs see them: nothing is lost."""
        whole = {}
        for name, file in self.seen.items():
            whole[name] = bytearray(file.sure)
            for change in file.pending:
                change.apply(whole[name])
        return whole

import FoundationEssentials
import GRDB

extension Store {
    /// Writes a consistent copy of the database beside it and gives its path; the caller removes it.
    ///
    /// The key file is not in it: addresses in the copy stay sealed (SETTLED 29).
    package func writeCopy(named name: String) async throws -> String {
        let path = folder.path + "/" + name
        var configuration = Configuration()
        configuration.label = "afterword backup"
        do {
            let copy = try DatabaseQueue(path: path, configuration: configuration)
            try pool.backup(to: copy)
            // The copy shall be one file: its header came over saying that there is a log beside it.
            try await copy.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA journal_mode = DELETE")
            }
            try copy.close()
        } catch {
            try? FileManager.default.removeItem(atPath: path)
            throw Store.told(error)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return path
    }

    /// Removes copies whose making was cut off: they hold everybody's words, also those that were withdrawn since.
    static func removeCutCopies(in folder: DataFolder) {
        let files = FileManager.default
        let names = (try? files.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where name.hasPrefix("backup-") && name.contains(".tmp") {
            try? files.removeItem(atPath: folder.path + "/" + name)
        }
    }
}

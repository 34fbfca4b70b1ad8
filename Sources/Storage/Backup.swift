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
            throw error
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return path
    }
}

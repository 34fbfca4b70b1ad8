#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// How many files and sockets the system lets this process have open.
///
/// Without a descriptor left nobody can even be told that there are too many connections, and the store cannot read.
enum OpenFiles {
    /// Descriptors beside those of readers' connections: 64 of the operator's socket, and the store with its readers,
    /// listeners, event loops and files of policies.
    static let own = 128

    /// Raises the limit to hold so many connections, and gives how many fit.
    static func room(for connections: Int) -> Int {
        let wanted = rlim_t(connections + own)
        var limit = rlimit()
        guard unsafe getrlimit(resource, &limit) == 0 else { return connections }
        if limit.rlim_cur < wanted {
            var raised = limit
            raised.rlim_cur = min(wanted, limit.rlim_max)
            if unsafe setrlimit(resource, &raised) == 0 { limit = raised }
        }
        guard limit.rlim_cur < wanted else { return connections }
        return max(1, Int(limit.rlim_cur) - own)
    }

    #if canImport(Glibc)
    private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
    private static let resource = RLIMIT_NOFILE
    #endif
}

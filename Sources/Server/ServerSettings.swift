/// What one server runs with; whose it is, the command line decides.
package struct ServerSettings: Sendable {
    package var host = "127.0.0.1"
    /// 0 lets the system choose.
    package var port = 8080
    /// Where readers reach us, without a slash at the end; nil until somebody says.
    package var publicURL: String?
    /// Addresses or networks beside loopback whose forwarded headers count.
    package var trustedProxies: [String] = []
    /// Off for load tests on loopback: rates and the connections of one address.
    package var limitsRates = true
    /// Bytes of rendered answers kept; 0 keeps none.
    package var cacheBytes = 64 * 1_024 * 1_024
    /// Seconds to finish accepted work when stopping.
    package var grace = 10
    package var connections = 1_024
    package var connectionsPerAddress = 32
    /// The effective settings as an operator sees them: key, value, source.
    package var listing: [SettingLine] = []
    /// An article to show with its comments (`afterword demo`).
    package var showsDemo = false

    package struct SettingLine: Sendable {
        package var key: String
        package var value: String
        package var source: String

        package init(key: String, value: String, source: String) {
            self.key = key
            self.value = value
            self.source = source
        }
    }

    package init() {}
}

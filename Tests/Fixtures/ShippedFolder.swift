package import Moderation
import ShippedPolicies

/// The shipped policies for tests that are about something else: their case files have a test of their own.
package enum ShippedFolder {
    package static let strictAlone = PolicyFolder(
        files: withoutCases.files.filter {
            $0.key == "strict.yaml" || $0.key.contains("/")
        }
    )

    package static let withoutCases = PolicyFolder(
        files: ShippedPolicies.files.filter { !$0.key.hasPrefix("cases/") }
    )
}

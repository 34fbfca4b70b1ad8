import Comments
import Desk
import HTTPTypes
import Hummingbird

extension Front {
    /// Bytes of a login name that the operator's socket may say.
    static let mostActorBytes = 64

    /// Who moderates: the holder of a token, or whoever may open the operator's socket (SETTLED 17).
    ///
    /// Wrong tokens are counted by address; a valid one always passes (SETTLED 32).
    ///
    /// - Parameters:
    ///   - role: Refused here already, so that a body is neither read nor answered for people whom the desk would turn
    ///     away after it.
    ///   - everywhere: The same for what concerns the whole service.
    func actor(
        _ request: Request,
        _ context: CallContext,
        needing role: Role = .moderator,
        everywhere: Bool = false,
    ) async throws -> Actor {
        let actor = try await anyone(request, context)
        try actor.needs(role, everywhere: everywhere)
        return actor
    }

    private func anyone(_ request: Request, _ context: CallContext) async throws -> Actor {
        if let header = request.headers[.authorization] {
            return try await holder(header, request, context)
        }
        guard case .operation = context.peer else { throw Refusal.unauthorised }
        let name = (request.headers[.actor] ?? "").unicodeScalars
            .filter { $0.value > 0x20 && $0.value < 0x7F }
        guard !name.isEmpty, name.count <= Front.mostActorBytes else {
            return Actor(name: "operator", role: .admin)
        }
        return Actor(name: String(String.UnicodeScalarView(name)), role: .admin)
    }

    private func holder(
        _ header: String,
        _ request: Request,
        _ context: CallContext,
    ) async throws -> Actor {
        let parts = header.split(separator: " ", maxSplits: 1)
        if parts.count == 2, parts[0].lowercased() == "bearer",
            let actor = try await desk.actor(token: String(parts[1]))
        {
            return actor
        }
        if let address = client(request, context) {
            if let wait = meter.waitAfterTokenFailures(from: address) {
                throw Refusal.tooMany(retryAfter: wait)
            }
            meter.countTokenFailure(from: address)
        }
        throw Refusal.unauthorised
    }
}

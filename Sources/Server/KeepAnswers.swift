import Comments
import Hummingbird

extension Front {
    /// The kept answer to a request in the same words, before anything of it is read.
    ///
    /// Only for requests without a body, whose answer is the same for everybody.
    func keptForWords(of request: Request) -> Response? {
        cache.kept(request.wording)?.response(to: request)
    }

    /// An answer from kept bytes, made where there are none; 304 when the reader has it.
    ///
    /// - Parameters:
    ///   - shape: As what, which part, in which order; nil for what is asked too rarely to be kept.
    ///   - ticket: Of a link to a single comment, from before its part was found.
    ///   - make: Gets the site as it is when the making begins: what is kept must not know older settings.
    func kept(
        _ kind: AnswerKind,
        _ place: PageCache.Place,
        _ shape: String?,
        _ request: Request,
        since ticket: PageCache.Ticket? = nil,
        _ make: @escaping @Sendable (Site) async throws -> [UInt8],
    ) async throws -> Response {
        // Compressing costs nearly half as much as making: only what many will get is worth it.
        let isKept = shape != nil && cache.keeps
        let coding = isKept ? AnswerCoding(acceptedBy: request) : .identity
        let makeAnswer: @Sendable () async throws -> CodedAnswer = { [sites] in
            guard let site = sites.site(place.site.rawValue) else { throw Refusal.notFound("site") }
            let bytes = try await make(site)
            return CodedAnswer(kind, bytes, origins: site.origins, coding: coding, isKept: isKept)
        }
        guard let shape else {
            return try await makeAnswer().ready(or: coding).response(to: request)
        }
        let answer = try await cache.answer(
            place,
            shape,
            coding,
            isOfLink: ticket != nil,
            makeAnswer,
        )
        cache.note(request.wording, place, shape, coding, since: ticket)
        return answer.response(to: request)
    }
}

extension Request {
    /// All of a request that decides about a public answer.
    fileprivate var wording: String {
        (head.path ?? "") + "\n" + (headers.value(.acceptEncoding) ?? "")
    }
}

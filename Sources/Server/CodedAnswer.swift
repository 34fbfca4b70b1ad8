/// One answer in the codings in which it is there: plain, as gzip, or both.
///
/// A short one is plain only: compressing it saves nothing. A long one that is kept always has its gzip, from which
/// plain bytes are had again in less than a tenth of the time that making them takes.
struct CodedAnswer: Sendable {
    var plain: KeptAnswer?
    var gzip: KeptAnswer?

    /// What a reader gets who takes this coding; nil where plain bytes are wanted and went.
    func ready(_ coding: AnswerCoding) -> KeptAnswer? {
        switch coding {
        case .gzip: gzip ?? plain
        case .identity: plain
        }
    }

    /// The same; whoever made it may have wished for the other coding.
    func ready(or coding: AnswerCoding) throws -> KeptAnswer {
        guard let ready = ready(coding) ?? gzip?.expanded() else { throw Gzip.Unreadable() }
        return ready
    }

    /// Plain bytes that could go, because the gzip has them too.
    var spare: KeptAnswer? { gzip == nil ? nil : plain }
}

extension CodedAnswer {
    /// Makes an answer ready in the coding that is wished for, and as gzip if it is long and will be kept.
    ///
    /// - Parameter origins: Of the site: where its forms may post.
    init(
        _ kind: AnswerKind,
        _ bytes: [UInt8],
        origins: [String] = [],
        coding: AnswerCoding,
        isKept: Bool,
        effort: Gzip.Effort = .usual,
    ) {
        let digest = KeptAnswer.digest(of: bytes)
        if isKept, bytes.count >= Gzip.fewestBytes, let packed = Gzip.compressed(bytes, effort) {
            gzip = KeptAnswer(kind, packed, as: .gzip, digest: digest, origins: origins)
        }
        guard gzip == nil || coding == .identity else { return }
        plain = KeptAnswer(kind, bytes, as: .identity, digest: digest, origins: origins)
    }
}

import Comments
import FoundationEssentials
import Moderation
import Storage

/// The first answer to a submission, kept sealed so that sending it again gives the same one.
///
/// It holds no text: what an author withdraws later must not survive in it.
struct StoredAnswer: Decodable, Equatable {
    struct Line: Decodable, Equatable {
        var name: String
        var contact: String
        var url: String?
        var country: String
        var hours: String?
        var checked: String

        fileprivate var json: JSONText {
            var members: [(String, JSONText)] = [
                ("checked", .text(checked)), ("contact", .text(contact)),
                ("country", .text(country)), ("name", .text(name)),
            ]
            if let url { members.append(("url", .text(url))) }
            if let hours { members.append(("hours", .text(hours))) }
            return .map(members)
        }
    }
    enum Kind: String, Decodable {
        case published
        case received
        case rejected
        case duplicate
        /// Never kept: the page's time was over, which had to be written down.
        case closed
    }
    var kind: Kind
    var id: Int64?
    var token: String?
    var authorKey: String?
    var message: String?
    var resources: [Line]

    init(_ kind: Kind, _ answer: ReaderAnswer) {
        self.kind = kind
        message = answer.message
        resources = answer.resources.map { line in
            Line(
                name: line.name,
                contact: line.contact,
                url: line.url,
                country: line.country,
                hours: line.hours,
                checked: line.checked,
            )
        }
    }

    init(_ receipt: Receipt) {
        self.init(receipt.state == .published ? .published : .received, receipt.answer)
        id = receipt.id.rawValue
        token = receipt.token
        authorKey = receipt.authorKey
    }

    var answer: ReaderAnswer {
        ReaderAnswer(
            message: message,
            resources: resources.map { line in
                HelpLine(
                    name: line.name,
                    contact: line.contact,
                    url: line.url,
                    country: line.country,
                    hours: line.hours,
                    checked: line.checked,
                )
            },
        )
    }

    /// As its decoder reads it: the library's encoder took a twentieth of the one writer's time.
    var json: JSONText {
        var members: [(String, JSONText)] = [
            ("kind", .text(kind.rawValue)), ("resources", .list(resources.map(\.json))),
        ]
        if let id { members.append(("id", .number(Double(id)))) }
        if let token { members.append(("token", .text(token))) }
        if let authorKey { members.append(("authorKey", .text(authorKey))) }
        if let message { members.append(("message", .text(message))) }
        return .map(members)
    }

    /// The receipt it was, or the refusal.
    func receipt() throws(Refused) -> Receipt {
        switch kind {
        case .rejected: throw Refused(.rejected(answer), answer)
        case .duplicate: throw Refused(.duplicate, answer)
        case .closed: throw Refused(.closed, answer)
        case .published, .received:
            return Receipt(
                token: token ?? "",
                id: CommentID(id ?? 0),
                state: kind == .published ? .published : .received,
                answer: answer,
                authorKey: authorKey,
            )
        }
    }
}

extension Transaction {
    func storedAnswer(
        to key: IdempotencyKey,
        site: SiteName,
        at now: Timestamp,
    ) throws
        -> StoredAnswer?
    {
        guard let bytes = try storedAnswer(key, site: site, at: now) else { return nil }
        return try JSONDecoder().decode(StoredAnswer.self, from: Data(bytes))
    }

    /// What the same click was answered with; a comment that was changed since is found by the click alone.
    func storedAnswer(
        toClick click: IdempotencyKey,
        with facts: TextFacts,
        thread: ThreadID,
        site: SiteName,
        at now: Timestamp,
    ) throws
        -> StoredAnswer?
    {
        let found = try storedAnswer(click, with: facts, thread: thread, site: site, at: now)
        guard let bytes = found else { return try storedAnswer(to: click, site: site, at: now) }
        return try JSONDecoder().decode(StoredAnswer.self, from: Data(bytes))
    }

    func keep(
        _ answer: StoredAnswer,
        for key: IdempotencyKey,
        to comment: CommentID? = nil,
        site: SiteName,
        until expires: Timestamp,
    ) throws {
        try keep(answer.json.bytes, for: key, to: comment, site: site, until: expires)
    }
}

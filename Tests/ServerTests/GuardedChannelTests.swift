import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Server

/// The guards of one connection, on a loop whose clock the test moves.
@Suite struct GuardedChannelTests {
    private let channel = EmbeddedChannel()

    private func open(isWelcome: Bool = true) throws {
        try GuardedChannel.addGuards(
            to: channel.pipeline.syncOperations,
            isWelcome: isWelcome,
        )
        try channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 1)).wait()
    }

    private func send(_ text: String) throws {
        try channel.writeInbound(ByteBuffer(string: text))
    }

    /// Everything that was said so far.
    private func said() throws -> String {
        var text = ""
        while let part = try channel.readOutbound(as: ByteBuffer.self) {
            text += String(buffer: part)
        }
        return text
    }

    @Test func `a head that drips in is told so after ten seconds and not before`() throws {
        try open()
        for letter in "GET / HT" {
            try send(String(letter))
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        }
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(3))
        let answer = try said()
        #expect(answer.hasPrefix("HTTP/1.1 408 "))
        #expect(answer.contains("application/problem+json"))
        #expect(answer.contains("\"code\":\"timeout\""))
        #expect(!channel.isActive)
    }

    @Test func `a connection that says nothing has no longer`() throws {
        try open()
        channel.embeddedEventLoop.advanceTime(by: .seconds(10))
        #expect(!channel.isActive)
    }

    @Test func `a body that drips in is told so after twenty seconds`() throws {
        try open()
        try send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\n")
        for _ in 0..<19 {
            try send("x")
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        }
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(2))
        #expect(try said().hasPrefix("HTTP/1.1 408 "))
        #expect(!channel.isActive)
    }

    @Test func `a whole request has all the time its answer needs`() throws {
        try open()
        try send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        channel.embeddedEventLoop.advanceTime(by: .seconds(100))
        #expect(channel.isActive)
        #expect(try said() == "")
    }

    @Test func `what is no HTTP is a problem with all headers, then the end`() throws {
        try open()
        #expect(throws: Never.self) { try send("nonsense\r\n\r\n") }
        let answer = try said()
        #expect(answer.hasPrefix("HTTP/1.1 400 "))
        for name in ["X-Request-Id:", "X-Content-Type-Options: nosniff", "Connection: close"] {
            #expect(answer.contains(name))
        }
        #expect(!channel.isActive)
    }

    @Test func `a head over its bytes or fields is 431`() throws {
        for head in [
            "X-Long: " + String(repeating: "x", count: 17 * 1_024) + "\r\n",
            (0..<65).map { "X-\($0): 1\r\n" }.joined(),
        ] {
            let suite = GuardedChannelTests()
            try suite.open()
            try suite.send("GET / HTTP/1.1\r\nHost: a\r\n\(head)\r\n")
            #expect(try suite.said().hasPrefix("HTTP/1.1 431 "))
            #expect(!suite.channel.isActive)
        }
    }

    @Test func `a refused body is not waited for`() throws {
        try open()
        try send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 500000\r\n\r\nxxx")
        let head = HTTPResponse(status: .contentTooLarge, headerFields: [.contentLength: "0"])
        try channel.writeOutbound(HTTPResponsePart.head(head))
        try channel.writeOutbound(HTTPResponsePart.end(nil))
        let answer = try said()
        #expect(answer.hasPrefix("HTTP/1.1 413 "))
        #expect(answer.contains("Connection: close"))
        #expect(!channel.isActive)
    }

    @Test func `whoever takes none of an answer's bytes for half a minute is let go`() throws {
        try open()
        try send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        channel.embeddedEventLoop.advanceTime(by: .seconds(29))
        channel.isWritable = true
        channel.pipeline.fireChannelWritabilityChanged()
        channel.embeddedEventLoop.advanceTime(by: .seconds(60))
        #expect(channel.isActive)
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        channel.embeddedEventLoop.advanceTime(by: .seconds(31))
        #expect(!channel.isActive)
    }

    @Test func `one connection too many is turned away in words`() throws {
        try open(isWelcome: false)
        let answer = try said()
        #expect(answer.hasPrefix("HTTP/1.1 503 "))
        #expect(answer.contains("Retry-After: 5"))
        #expect(!channel.isActive)
    }

    @Test func `the census counts in all and by address, and forgets`() throws {
        let census = ConnectionCensus(total: 3, perAddress: 2)
        let one = try #require(ClientAddress(text: "192.0.2.1"))
        let two = try #require(ClientAddress(text: "192.0.2.2"))
        #expect(census.enter(one))
        #expect(census.enter(one))
        #expect(!census.enter(one))
        #expect(census.enter(nil))
        #expect(!census.enter(two))
        census.leave(one)
        #expect(census.enter(two))
        census.leave(nil)
        census.leave(two)
        #expect(census.enter(one))
        #expect(!census.enter(one))
    }
}

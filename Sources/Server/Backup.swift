import Comments
import Desk
import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix

extension Front {
    /// `POST …/backup`: a consistent copy of the database, streamed; the keys are not in it.
    func backup(_ request: Request, _ context: CallContext) async throws -> Response {
        let actor = try await actor(request, context, needing: .admin, everywhere: true)
        let path = try await desk.writeBackup(by: actor)
        let files = FileIO(threadPool: .singleton)
        let body: ResponseBody
        do {
            body = try await files.loadFile(path: path, context: context)
        } catch {
            try? FileManager.default.removeItem(atPath: path)
            throw error
        }
        let whole = ResponseBody(contentLength: body.contentLength) { writer in
            defer { try? FileManager.default.removeItem(atPath: path) }
            try await body.write(BorrowedWriter(writer: writer))
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: Response.headers(.bytes, origins: []),
            body: whole,
        )
    }
}

/// Passes bytes on and leaves ending the answer to its owner.
private struct BorrowedWriter: ResponseBodyWriter {
    var writer: any ResponseBodyWriter

    mutating func write(_ buffer: ByteBuffer) async throws { try await writer.write(buffer) }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

import HTTPTypes
import Testing

@testable import Server

@Suite struct HeaderValueTests {
    @Test(arguments: [[], ["gzip"], [""], ["br", "gzip"], ["", "gzip", ""]])
    func `a field's value is the one that the subscript gives`(values: [String]) {
        var fields: HTTPFields = [.userAgent: "a reader"]
        for value in values {
            fields.append(HTTPField(name: .acceptEncoding, value: value))
            fields.append(HTTPField(name: .accept, value: "*/*"))
        }
        #expect(fields.value(.acceptEncoding) == fields[.acceptEncoding])
        #expect(fields.value(.accept) == fields[.accept])
        #expect(fields.value(.userAgent) == "a reader")
    }
}

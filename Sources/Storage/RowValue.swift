import GRDB

extension Row {
    /// A column's value; `StoreFailure.damaged` where the file holds something else in that place.
    ///
    /// The subscript of the library ends the process then.
    func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ column: String
    ) throws -> Value {
        do {
            return try decode(Value.self, forColumn: column)
        } catch {
            throw StoreFailure.damaged("the column \(column) of a row")
        }
    }

    /// The same by place: asked for by name, columns cost more than the reading itself.
    func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        at place: Int
    ) throws -> Value {
        do {
            return try decode(Value.self, atIndex: place)
        } catch {
            throw StoreFailure.damaged("the column at \(place) of a row")
        }
    }
}

/// What is known of the whole file since the process began.
///
/// An index that lost an entry says of something that it is not there. That nothing is found proves something only in
/// a file that was checked.
enum FileHealth: Sendable {
    /// The check after the start is not over yet, or this process makes none.
    case unchecked
    /// A check found nothing.
    case whole
    /// A check found damage; stays so until the process ends.
    case damaged
}

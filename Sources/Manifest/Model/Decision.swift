/// A decision about the project that somebody may ask about later.
public struct Decision: Sendable, Hashable {
  public var id: String
  public var location: SourceLocation
  /// The day it was made.
  public var on: CalendarDate
  /// What was decided, in words.
  public var what: String
  public var why: String?
  public var by: String?
  public var phase: Phase?
}

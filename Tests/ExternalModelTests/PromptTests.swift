import Testing

@testable import Manifest

@Suite struct PromptTests {
  @Test func bracesNameColumns() throws {
    let parts = try PromptTemplate.parse("Is {{this}} {text} of {name}?")
    #expect(parts == [.text("Is {this} "), .column("text"), .text(" of "), .column("name"), .text("?")])
    #expect(try PromptTemplate.parse("{a}{a}") == [.column("a"), .column("a")])
  }

  @Test(arguments: ["{a", "a}", "{}", "{ }", "plain", "{a{b}}", ""])
  func otherPromptsAreRefused(_ text: String) {
    #expect(throws: Complaint.self) { try PromptTemplate.parse(text) }
  }
}

// `models`: programs and servers that are asked
extension Format {
  private static let timeout = bounded(
    Shape<TimeSpan>.quantity, expected: "from 1 ms to 24 h"
  ) { $0.seconds >= 0.001 && $0.seconds <= 86_400 }

  private static let memory = bounded(
    Shape<DataSize>.quantity, expected: "from 16 MiB to 1 TiB"
  ) { $0.bytes >= 16 * 1_048_576 && $0.bytes <= 1_099_511_627_776 }

  private static func bounded<Value>(
    _ shape: Shape<Value>, expected: String, _ fits: @escaping @Sendable (Value) -> Bool
  ) -> Shape<Value> {
    shape.check { value, _ throws(Complaint) in
      if !fits(value) { throw Complaint("out-of-range", "this is out of range", expected: expected) }
    }
  }

  /// A program and its arguments.
  private static let commandLine = Shape<[String]>.list(
    Shape<String>.label.check { text, _ throws(Complaint) in
      if text.utf8.contains(0) {
        throw Complaint("bad-text", "an argument holds a NUL character", expected: "text without it")
      }
    }, minimum: 1
  ).check { words, _ throws(Complaint) in
    let program = words.first ?? ""
    if program.isEmpty {
      throw Complaint("empty-text", "the program has no name", expected: "[python3, predict.py]")
    }
    if program.utf8.first == UInt8(ascii: "/") || program.split(separator: "/").contains("..") {
      throw Complaint(
        "path-outside", "\(quoted(program)) is not in the project's folder",
        expected: "the name of an installed program, or a path inside the project's folder")
    }
    if program.contains(" "), words.count == 1 {
      throw Complaint(
        "bad-command", "\(quoted(program)) looks like a command line for a shell",
        expected: "the program and its arguments, each on its own: [python3, predict.py]",
        help: "commands are never given to a shell")
    }
  }

  static let command = Shape<ModelEntry>.object(
    "a command", "A program that reads rows and writes one answer a line. It runs only with --allow-commands."
  ) { keys in
    keys.tag("format", "command", "The format of the model.")
    let title = keys.optional("title", .text, "Its name for people.")
    let run = keys.required("run", commandLine.located, "The program and its arguments: [python3, predict.py].")
    let rows = keys.optional("rows", Shape<CommandModel.Rows>.choice, "How the rows are handed over.")
    let columns = keys.optional("columns", .list(Shape.column.located, minimum: 1), "The columns handed over.")
    let output = keys.required("output", Shape<AnswerKind>.choice, "What its answers are.")
    let classes = keys.optional("classes", .list(.label), "Class labels in the order of the probabilities.")
    let timeout = keys.optional("timeout", timeout, "How long it may take: 60 s.")
    let memory = keys.optional("memory", memory, "How much memory each of its processes may take: 2 GiB.")
    return { fields in
      let title = fields[title]
      let run = fields[run]
      let output: AnswerKind? = fields[output]
      let rows: CommandModel.Rows = fields[rows] ?? .jsonl
      let asked = (columns: fields[columns], classes: fields[classes] ?? [])
      let limits = (
        timeout: fields[timeout] ?? TimeSpan(seconds: 60), memory: fields[memory] ?? DataSize(bytes: 2_147_483_648)
      )
      guard let run, let output else { return nil }
      return ModelEntry(
        id: fields.id, location: fields.location, title: title,
        source: .command(
          CommandModel(
            run: run, rows: rows, columns: asked.columns, output: output, classes: asked.classes,
            timeout: limits.timeout, memory: limits.memory)))
    }
  }

  private struct HeaderValue: Sendable {
    var variable: String
    var prefix: String
  }

  private static let headerValue = Shape<HeaderValue>.object(
    "a header", "A header's value, taken from the environment: {env: MODEL_TOKEN, prefix: \"Bearer \"}."
  ) { keys in
    let variable = keys.required("env", .environmentVariable, "The environment variable that holds the value.")
    let prefix = keys.optional("prefix", .label, "Text before the value, such as “Bearer ”.")
    return { fields in
      let prefix = fields[prefix] ?? ""
      return fields[variable].map { HeaderValue(variable: $0, prefix: prefix) }
    }
  }

  private static let headerName = KeyRule<String>(
    placeholder: "<header>", expected: "Authorization", schema: .members([("pattern", "^[A-Za-z0-9-]{1,64}$")]),
    parse: { text, _ throws(Complaint) in
      let isName = text.utf8.allSatisfy {
        $0 == 45 || (48...57).contains($0) || (65...90).contains($0 & 0xDF) && $0 < 0x80
      }
      guard isName, (1...64).contains(text.utf8.count) else {
        throw Complaint("bad-key", "\(quoted(text)) is not the name of a header", expected: "letters, digits and “-”")
      }
      let own = ["host", "content-length", "content-type", "transfer-encoding", "connection", "accept-encoding"]
      guard !own.contains(text.lowercased()) else {
        throw Complaint("bad-key", "the header \(quoted(text)) is set by the tool", help: "remove it")
      }
      return text
    })

  private static let headers = Shape<[Pair<String, HeaderValue>]>.pairs(headerName, headerValue).map { pairs in
    pairs.map {
      EndpointModel.Header(
        name: $0.key, location: $0.location, variable: $0.value.variable, prefix: $0.value.prefix)
    }
  }

  /// An address without a name and password in it.
  private static let endpointAddress = Shape.address.check { text, _ throws(Complaint) in
    let rest = text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true).dropFirst().first ?? ""
    if rest.contains("@") {
      throw Complaint(
        "secret-in-address", "the address holds a name or password", expected: "an address without them",
        help: "put the secret into an environment variable and name it under “headers”")
    }
    if text.contains("?") || text.contains("#") {
      throw Complaint(
        "bad-address", "the address has a query or a fragment", expected: "the server's address without them",
        help: "keys belong into “headers”")
    }
  }

  private static let prompt = Shape<PromptTemplate>(
    expected: "text with columns in braces: Is this spam? {message}", schema: Shape.text.schema,
    parse: { node, context in
      guard let text = Shape.text.read(node, context) else { return nil }
      do throws(Complaint) {
        return PromptTemplate(location: context.location(node.mark), parts: try PromptTemplate.parse(text))
      } catch {
        context.report(error, at: node.mark)
        return nil
      }
    })

  static let endpoint = Shape<ModelEntry>.object(
    "an endpoint", "A server that is asked for answers. It is asked only with --allow-network."
  ) { keys in
    keys.tag("format", "endpoint", "The format of the model.")
    let title = keys.optional("title", .text, "Its name for people.")
    let wire = keys.required("protocol", Shape<EndpointModel.Wire>.choice, "How the server is spoken to.")
    let url = keys.required("url", endpointAddress.located, "The server's address, without the protocol's own path.")
    let model = keys.optional("model", .text, "The model's name on the server.")
    let inputs = keys.optional(
      "inputs", modelInputs, "How the inputs are fed: auto, a list of columns, or {input: column}.")
    let output = keys.required("output", Shape<AnswerKind>.choice, "What its answers are.")
    let outputName = keys.optional("output_name", Shape.text.located, "The output to take, where there are several.")
    let classes = keys.optional("classes", .list(.label), "Class labels in the order of the probabilities.")
    let timeout = keys.optional("timeout", timeout, "How long one request may take: 30 s.")
    let batch = keys.optional("batch", Shape<Int>.integer(1...100_000), "Rows a request.")
    let concurrency = keys.optional("concurrency", Shape<Int>.integer(1...64), "Requests at the same time.")
    let headers = keys.optional(
      "headers", headers, "Headers with values from the environment: {Authorization: {env: TOKEN}}.")
    let prompt = keys.optional("prompt", prompt, "For openai: what a row is asked with, columns in braces.")
    let system = keys.optional("system", .text, "For openai: the system message.")
    let temperature = keys.optional("temperature", .number(0...10), "For openai: 0 when not given.")
    let maxTokens = keys.optional("max_tokens", Shape<Int>.integer(1...1_000_000), "For openai: the longest reply.")
    let otherwise = keys.optional(
      "otherwise", .label, "For openai: the label to take where a reply is none of the classes.")
    return { fields in
      let title = fields[title]
      let wire: EndpointModel.Wire? = fields[wire]
      let url = fields[url]
      let name = fields[model]
      let output: AnswerKind? = fields[output]
      let fed = (inputs: fields[inputs] ?? .auto, name: fields[outputName], classes: fields[classes] ?? [])
      let calls = (
        timeout: fields[timeout] ?? TimeSpan(seconds: 30), batch: fields[batch] ?? 256,
        concurrency: fields[concurrency] ?? 1, headers: fields[headers] ?? []
      )
      let template = fields[prompt]
      let talk = (
        system: fields[system], temperature: fields[temperature] ?? 0, maxTokens: fields[maxTokens],
        otherwise: fields[otherwise]
      )
      guard let wire, let url, let output else { return nil }
      var problems: [(complaint: Complaint, mark: Mark?)] = []
      func refuse(_ code: String, _ message: String, _ help: String, at mark: Mark? = nil) {
        problems.append((Complaint(code, message, help: help), mark))
      }
      if wire != .mlflow, !fields.has(model) {
        refuse(
          "missing-key", "the protocol \(wire.rawValue) needs the key “model”", "add the model's name on the server")
      }
      if wire == .openai {
        if !fields.has(prompt) {
          refuse(
            "missing-key", "the protocol openai needs the key “prompt”",
            "write what a row is asked with: prompt: \"… {column}\"")
        }
        for (isWritten, key, mark) in [
          (fields.has(inputs), "inputs", fields.mark(of: inputs)),
          (fields.has(outputName), "output_name", fields.mark(of: outputName)),
          (fields.has(batch), "batch", fields.mark(of: batch)),
        ] where isWritten {
          refuse(
            "conflicting-keys", "the protocol openai has no “\(key)”", "remove it: a request asks for one row", at: mark
          )
        }
        if output == .probabilities || output == .scores {
          refuse(
            "bad-output", "a chat answers with text, which is no \(output.rawValue)",
            "use `output: labels` or `output: values`")
        }
        if let word = talk.otherwise, !fed.classes.contains(word) {
          refuse(
            "unknown-value", "\(quoted(word)) is none of the classes", "list it under “classes”",
            at: fields.mark(of: otherwise))
        }
      } else {
        for (isWritten, key, mark) in [
          (fields.has(prompt), "prompt", fields.mark(of: prompt)),
          (fields.has(system), "system", fields.mark(of: system)),
          (fields.has(temperature), "temperature", fields.mark(of: temperature)),
          (fields.has(maxTokens), "max_tokens", fields.mark(of: maxTokens)),
          (fields.has(otherwise), "otherwise", fields.mark(of: otherwise)),
        ] where isWritten {
          refuse("conflicting-keys", "only the protocol openai has “\(key)”", "remove it", at: mark)
        }
      }
      for problem in problems { fields.report(problem.complaint, at: problem.mark) }
      guard problems.isEmpty else { return nil }
      let chat = template.map {
        EndpointModel.Chat(
          prompt: $0, system: talk.system, temperature: talk.temperature, maxTokens: talk.maxTokens,
          otherwise: talk.otherwise)
      }
      if wire == .openai, chat == nil { return nil }
      return ModelEntry(
        id: fields.id, location: fields.location, title: title,
        source: .endpoint(
          EndpointModel(
            wire: wire, url: url, model: name, inputs: fed.inputs, output: output, outputName: fed.name,
            classes: fed.classes, timeout: calls.timeout, batch: calls.batch, concurrency: calls.concurrency,
            headers: calls.headers, chat: chat)))
    }
  }
}

extension PromptTemplate {
  /// Reads the text: `{column}` is a column, `{{` and `}}` are braces.
  static func parse(_ text: String) throws(Complaint) -> [Part] {
    var parts: [Part] = []
    var plain = ""
    var scalars = Array(text.unicodeScalars)[...]
    func broken(_ what: String) -> Complaint {
      Complaint(
        "bad-prompt", what, expected: "columns in braces: {message}",
        help: "double the braces that are meant as such: {{ }}")
    }
    while let next = scalars.popFirst() {
      switch next {
      case "{" where scalars.first == "{", "}" where scalars.first == "}":
        scalars.removeFirst()
        plain.unicodeScalars.append(next)
      case "{":
        guard let end = scalars.firstIndex(of: "}") else { throw broken("a brace is opened and never closed") }
        var name = String.UnicodeScalarView()
        name.append(contentsOf: scalars[..<end])
        scalars = scalars[(end + 1)...]
        guard name.contains(where: { !$0.properties.isWhitespace }), !name.contains("{") else {
          throw broken("the braces name no column")
        }
        if !plain.isEmpty { parts.append(.text(plain)) }
        plain = ""
        parts.append(.column(String(name)))
      case "}": throw broken("a brace is closed that was never opened")
      default: plain.unicodeScalars.append(next)
      }
    }
    if !plain.isEmpty { parts.append(.text(plain)) }
    let namesColumn = parts.contains { if case .column = $0 { true } else { false } }
    guard namesColumn else {
      throw Complaint(
        "bad-prompt", "the prompt names no column, so every row would be asked the same",
        expected: "columns in braces: {message}")
    }
    return parts
  }
}

@main
struct Dossier {
  static func main() {}
}

import Manifest
import Wording

/// The policy says which people a project has to name.
struct RoleDemanded {
  static let id = PolicyRules.role.id

  let policy: Policy

  func findings(_ project: Project) -> [Finding] {
    policy.roles.filter { !names(project, $0.value) }.map { role in
      Finding(
        rule: Self.id, severity: .error,
        message: LocalizedText(
          en: "Nobody is named as “\(role.value)”, as the policy asks",
          ru: "Никто не указан в роли «\(role.value)», как требует политика"),
        help: role.value == "owner"
          ? LocalizedText(
            en: "Say under `owner` which team answers for the project.",
            ru: "Укажите в `owner`, какая команда отвечает за проект.")
          : LocalizedText(
            en: "Add “\(role.value)” under problem.stakeholders.",
            ru: "Добавьте «\(role.value)» в problem.stakeholders."),
        location: role.value == "owner" ? project.location : project.problem?.location ?? project.location)
    }
  }

  private func names(_ project: Project, _ role: String) -> Bool {
    if role == "owner" { return project.owner != nil }
    return project.problem?.stakeholders.contains { $0.role == role } ?? false
  }
}

import Manifest
import Wording

/// The declared tools by what they do.
public struct StackMap: Sendable {
  /// What a machine-learning system needs a tool for.
  public enum Role: String, Sendable, Hashable, CaseIterable, Codable {
    case versioning, dataVersioning, tracking, delivery, containers, orchestration, serving, monitoring, dataOps,
      platform

    public var title: LocalizedText {
      switch self {
      case .versioning: LocalizedText(en: "Versioning", ru: "Версии кода")
      case .dataVersioning: LocalizedText(en: "Versions of data", ru: "Версии данных")
      case .tracking: LocalizedText(en: "Experiment tracking", ru: "Учёт экспериментов")
      case .delivery: LocalizedText(en: "CI/CD", ru: "CI/CD")
      case .containers: LocalizedText(en: "Containers", ru: "Контейнеры")
      case .orchestration: LocalizedText(en: "Orchestration", ru: "Оркестрация")
      case .serving: LocalizedText(en: "Serving", ru: "Обслуживание модели")
      case .monitoring: LocalizedText(en: "Monitoring", ru: "Мониторинг")
      case .dataOps: LocalizedText(en: "DataOps", ru: "DataOps")
      case .platform: LocalizedText(en: "ML platform", ru: "ML-платформа")
      }
    }
  }

  /// The tools of each role, in the order of `Role`; empty where none is named.
  public let roles: [(role: Role, tools: [String])]
  /// Tools of a role and kind that we do not know.
  public let others: [(role: String, tools: [String])]
  private let names: [String]

  public init(_ stack: [StackRole]) {
    names = stack.flatMap(\.tools)
    var found: [Role: [String]] = [:]
    var others: [(String, [String])] = []
    for entry in stack {
      let declared = Self.declared[entry.role.lowercased()] ?? []
      if declared.isEmpty, entry.tools.allSatisfy({ Self.known[Self.key($0)] == nil }) {
        others.append((entry.role, entry.tools))
      }
      for tool in entry.tools {
        for role in Set(declared).union(Self.known[Self.key(tool)] ?? []) where !(found[role] ?? []).contains(tool) {
          // What stands under `versioning` versions code; data only where the tool can.
          found[role, default: []].append(tool)
        }
      }
    }
    roles = Role.allCases.map { ($0, found[$0] ?? []) }
    self.others = others
  }

  public func covers(_ role: Role) -> Bool { roles.contains { $0.role == role && !$0.tools.isEmpty } }

  /// Groups of tools that do the same.
  public var overlaps: [[String]] {
    Self.rivals.map { group in names.filter { group.contains(Self.key($0)) } }.map { tools in
      tools.enumerated().filter { tools.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    }.filter { $0.count > 1 }
  }

  public var lockedIn: [String] { names.filter { Self.vendorPlatforms.contains(Self.key($0)) } }
  public var abandoned: [String] { names.filter { Self.archived.contains(Self.key($0)) } }
  public var hosted: [String] { names.filter { Self.hostedTrackers.contains(Self.key($0)) } }

  private static func key(_ tool: String) -> String {
    tool.lowercased().replacing(" ", with: "-").replacing("_", with: "-")
  }

  private static let declared: [String: [Role]] = [
    "versioning": [.versioning], "vcs": [.versioning], "code": [.versioning], "tracking": [.tracking],
    "experiments": [.tracking], "data-versioning": [.dataVersioning], "ci": [.delivery], "cd": [.delivery],
    "ci-cd": [.delivery], "cicd": [.delivery], "delivery": [.delivery], "containers": [.containers],
    "container": [.containers], "orchestration": [.orchestration], "pipelines": [.orchestration],
    "workflow": [.orchestration], "serving": [.serving], "inference": [.serving], "monitoring": [.monitoring],
    "observability": [.monitoring], "dataops": [.dataOps], "data-quality": [.dataOps], "storage": [.dataOps],
    "platform": [.platform], "ml-platform": [.platform],
  ]

  private static let known: [String: [Role]] = [
    "git": [.versioning], "gitlab": [.versioning], "github": [.versioning], "dvc": [.dataVersioning],
    "lakefs": [.dataVersioning], "pachyderm": [.dataVersioning], "delta": [.dataVersioning],
    "delta-lake": [.dataVersioning], "iceberg": [.dataVersioning], "hudi": [.dataVersioning],
    "git-lfs": [.dataVersioning], "nessie": [.dataVersioning], "mlflow": [.tracking], "wandb": [.tracking],
    "weights-and-biases": [.tracking], "neptune": [.tracking], "comet": [.tracking], "clearml": [.tracking, .platform],
    "aim": [.tracking], "tensorboard": [.tracking], "gitlab-ci": [.delivery], "github-actions": [.delivery],
    "jenkins": [.delivery], "teamcity": [.delivery], "argocd": [.delivery], "argo-cd": [.delivery],
    "circleci": [.delivery], "azure-devops": [.delivery], "docker": [.containers], "podman": [.containers],
    "kubernetes": [.containers, .orchestration], "k8s": [.containers, .orchestration], "openshift": [.containers],
    "helm": [.containers], "nomad": [.containers], "airflow": [.orchestration], "prefect": [.orchestration],
    "dagster": [.orchestration], "argo": [.orchestration], "argo-workflows": [.orchestration],
    "kubeflow": [.orchestration, .platform], "metaflow": [.orchestration], "flyte": [.orchestration],
    "luigi": [.orchestration], "kedro": [.orchestration], "cron": [.orchestration], "triton": [.serving],
    "torchserve": [.serving], "tensorflow-serving": [.serving], "tf-serving": [.serving], "kserve": [.serving],
    "seldon": [.serving], "seldon-core": [.serving], "bentoml": [.serving], "ray-serve": [.serving],
    "onnxruntime": [.serving], "vllm": [.serving], "fastapi": [.serving], "mlserver": [.serving],
    "prometheus": [.monitoring], "grafana": [.monitoring], "evidently": [.monitoring], "whylogs": [.monitoring],
    "zabbix": [.monitoring], "datadog": [.monitoring], "opentelemetry": [.monitoring], "arize": [.monitoring],
    "great-expectations": [.dataOps], "dbt": [.dataOps], "soda": [.dataOps], "spark": [.dataOps], "kafka": [.dataOps],
    "feast": [.dataOps], "openlineage": [.dataOps], "sagemaker": [.platform, .serving],
    "vertex-ai": [.platform, .serving], "azure-ml": [.platform, .serving], "databricks": [.platform],
    "domino": [.platform], "datarobot": [.platform], "datasphere": [.platform], "dataiku": [.platform],
  ]

  /// Tools of one kind, of which a project needs one.
  private static let rivals: [Set<String>] = [
    ["mlflow", "wandb", "weights-and-biases", "neptune", "comet", "clearml", "aim"],
    ["airflow", "prefect", "dagster", "luigi", "argo-workflows", "flyte", "metaflow"],
    ["gitlab-ci", "github-actions", "jenkins", "teamcity", "circleci", "azure-devops"],
    ["triton", "torchserve", "tensorflow-serving", "tf-serving", "kserve", "seldon", "seldon-core", "bentoml"],
    ["dvc", "lakefs", "pachyderm", "git-lfs"], ["zabbix", "prometheus", "datadog"],
  ]

  private static let vendorPlatforms: Set<String> = [
    "sagemaker", "vertex-ai", "azure-ml", "databricks", "datarobot", "datasphere", "dataiku", "snowflake",
    "bigquery-ml",
  ]

  /// Archived, or declared no longer maintained, by those who make them.
  private static let archived: Set<String> = ["torchserve", "mlem", "cortex", "nni", "multi-model-server", "mxnet"]

  private static let hostedTrackers: Set<String> = ["wandb", "weights-and-biases", "neptune", "comet"]
}

import Foundation

/// Looks at a trial before its end that do not raise the false-positive rate (Lan and DeMets, 1983).
public enum AlphaSpending: String, Sendable, Hashable, CaseIterable, Codable {
  /// 4 − 4Φ(z₁₋α/₄ / √t), which is 2 − 2Φ on each side: hardly anything early (O'Brien and Fleming).
  case obrienFleming = "obrien-fleming"
  /// α ln(1 + (e − 1) t): about the same at each look (Pocock).
  case pocock

  /// The share of α spent when a share `t` of the information is in; two-sided.
  public func spent(_ t: Double, alpha: Double) -> Double {
    guard t > 0 else { return 0 }
    if t >= 1 { return alpha }
    switch self {
    case .obrienFleming:
      guard let z = Normal.quantile(1 - alpha / 4) else { return 0 }
      return min(alpha, 4 * Normal.upperTail(z / t.squareRoot()))
    case .pocock: return min(alpha, alpha * log(1 + (M_E - 1) * t))
    }
  }

  /// The |z| from which on each of equally spaced looks stops the trial.
  ///
  /// The joint density of the statistics is carried from look to look by numerical integration (Armitage, McPherson and
  /// Rowe, 1969) and the limit of each look is found by halving.
  ///
  /// - Returns: nil for fewer than one look, more than 20, or an alpha outside 0..<1.
  public func boundaries(looks: Int, alpha: Double) -> [Double]? {
    guard (1...20).contains(looks), alpha > 0, alpha < 1 else { return nil }
    var limits: [Double] = []
    // The density of the score sum after the last look on a grid inside its limits; the sum's variance is the look's number.
    var grid = Grid.point
    var before = 0.0
    for look in 1...looks {
      let target = spent(Double(look) / Double(looks), alpha: alpha)
      let share = target - before
      guard share > 1e-13 else {
        limits.append(.infinity)
        grid = grid.advanced(limit: 9 * Double(look).squareRoot())
        continue
      }
      var (low, high) = (0.0, 12.0)
      for _ in 0..<100 {
        let middle = (low + high) / 2
        if grid.tail(beyond: middle * Double(look).squareRoot()) > share { low = middle } else { high = middle }
      }
      let limit = (low + high) / 2
      limits.append(limit)
      grid = grid.advanced(limit: limit * Double(look).squareRoot())
      before = target
    }
    return limits
  }

  /// A density at Gauss-Legendre nodes in panels over (−limit, limit); a single point before the first look.
  private struct Grid {
    var nodes: [Double]
    var weights: [Double]

    static var point: Grid { Grid(nodes: [0], weights: [1]) }

    /// P(|S + Z| ≥ limit) where S has this density and Z is standard normal.
    func tail(beyond limit: Double) -> Double {
      var sum = 0.0
      for (x, w) in zip(nodes, weights) { sum += w * (Normal.upperTail(limit - x) + Normal.upperTail(limit + x)) }
      return sum
    }

    /// The density of S + Z inside (−limit, limit).
    func advanced(limit: Double) -> Grid {
      let panels = 24
      var next = Grid(nodes: [], weights: [])
      let width = 2 * limit / Double(panels)
      for panel in 0..<panels {
        let centre = -limit + width * (Double(panel) + 0.5)
        for (node, weight) in Self.gauss {
          let place = centre + node * width / 2
          var density = 0.0
          for (x, w) in zip(nodes, weights) {
            let gap = place - x
            density += w * exp(-gap * gap / 2)
          }
          next.nodes.append(place)
          next.weights.append(density / (2 * Double.pi).squareRoot() * weight * width / 2)
        }
      }
      return next
    }

    /// Eight-point Gauss-Legendre nodes and weights on (−1, 1), found by Newton's method on the Legendre polynomial.
    private static let gauss: [(Double, Double)] = {
      let n = 8
      return (1...n).map { i in
        var x = cos(Double.pi * (Double(i) - 0.25) / (Double(n) + 0.5))
        var slope = 0.0
        for _ in 0..<100 {
          var (p0, p1) = (1.0, x)
          for k in 2...n { (p0, p1) = (p1, ((2 * Double(k) - 1) * x * p1 - (Double(k) - 1) * p0) / Double(k)) }
          slope = Double(n) * (x * p1 - p0) / (x * x - 1)
          let step = p1 / slope
          x -= step
          if abs(step) < 1e-16 { break }
        }
        return (x, 2 / ((1 - x * x) * slope * slope))
      }
    }()
  }
}

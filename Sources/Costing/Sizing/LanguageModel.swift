import Prices

/// The architecture of a language model; `Measurements` has facts about models of its own.
typealias LanguageModel = Prices.ModelFacts

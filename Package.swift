// swift-tools-version: 6.2
import PackageDescription

// A plain `swift run` is a debug build, so the numeric modules ask for the optimiser themselves.
// Only a root package may do this: symtui is a program, not a dependency.
let numeric: [SwiftSetting] = [
  .unsafeFlags([
    "-O", "-whole-module-optimization", "-num-threads", "2", "-cross-module-optimization",
    "-disable-batch-mode",
  ])
]

let bigInt = Target.Dependency.product(name: "BigInt", package: "BigInt")

#if os(macOS)
  let blas: [Target.Dependency] = [bigInt]
  let curses = "Sources/CNcurses/macOS"
#else
  let blas: [Target.Dependency] = ["COpenBLAS", bigInt]
  let curses = "Sources/CNcurses/Linux"
#endif

func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(
    name: name, dependencies: dependencies, swiftSettings: numeric,
    linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))])
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "Support"] + dependencies,
    exclude: exclude)
}

let package = Package(
  name: "symtui",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "symtui", targets: ["symtui"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CNcurses", path: curses,
      providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
    .target(name: "CTerminalGuard"),
    .systemLibrary(name: "COpenBLAS", providers: [.apt(["libopenblas-dev"])]),

    library("LinearAlgebra", blas),
    library("Groups", ["LinearAlgebra", bigInt]),
    library("Representations", ["LinearAlgebra", "Groups"]),
    library("Networks", ["LinearAlgebra", "Groups", "Representations"]),
    library("Engine", ["LinearAlgebra", "Groups", "Representations", "Networks", bigInt]),
    library("Terminal", ["CNcurses", "CTerminalGuard"]),
    .target(
      name: "Assets", path: "assets", exclude: ["data", "screens", "tables", "catalogue.jsonl"]),
    .executableTarget(
      name: "symtui",
      dependencies: [
        "Engine", "Terminal", "Assets", "LinearAlgebra", "Groups", "Representations", "Networks",
        bigInt,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(
      name: "Support",
      dependencies: ["LinearAlgebra", "Groups", "Representations", "Networks"],
      path: "Tests/Support"),
    tests("LinearAlgebra", []),
    tests("Groups", [], exclude: ["Data"]),
    tests("Representations", [], exclude: ["Data"]),
    tests("Networks", ["Assets"]),
    tests("Engine", ["Assets"]),
    tests("Terminal", []),
    tests("symtui", ["Terminal", "Engine", "Assets"]),
  ],
  swiftLanguageModes: [.v6]
)

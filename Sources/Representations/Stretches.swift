// Long loops over the entries of a matrix, cut so that the work can be stopped in between.

import LinearAlgebra

/// So many entries are worked through between two reports: about a millisecond's worth.
let entriesBetweenReports = 1 << 16

/// Calls `body` for each row with the columns to look at; for a long row several times.
///
/// `report` is called after every 65536 entries or so: not at all for a small matrix, so that who
/// has many of them reports once for each.
@inline(__always) func forEachStretch(
  rows: Int, columns: Int, report: (_ row: Int) throws(Cancelled) -> Void,
  _ body: (_ row: Int, _ columns: Range<Int>) -> Void
) throws(Cancelled) {
  var entries = 0
  for row in 0..<rows {
    for start in stride(from: 0, to: columns, by: entriesBetweenReports) {
      if entries >= entriesBetweenReports {
        try report(row)
        entries = 0
      }
      let stretch = start..<min(columns, start + entriesBetweenReports)
      body(row, stretch)
      entries += stretch.count
    }
  }
}

/// The same for a list.
@inline(__always) func forEachStretch(
  count: Int, _ checkpoint: Checkpoint, _ body: (_ indices: Range<Int>) -> Void
) throws(Cancelled) {
  try forEachStretch(rows: 1, columns: count) { _ throws(Cancelled) in
    try checkpoint.report()
  } _: { _, indices in
    body(indices)
  }
}

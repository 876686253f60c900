// LAPACK as Swift calls it: workspaces are asked for and allocated, `info` is checked, every matrix
// is column-major.

#if canImport(Accelerate)
  import Accelerate
#else
  import COpenBLAS
#endif

enum LAPACK {
  /// P L U in place; a positive result is the first pivot that is exactly 0.
  static func lu(_ a: inout [Double], _ n: Int, _ pivots: inout [Int32]) -> Int32 {
    BLAS.start()
    var (m, size, leading, info) = (BLAS.int(n), BLAS.int(n), BLAS.int(n), Int32(0))
    dgetrf_(&m, &size, &a, &leading, &pivots, &info)
    precondition(info >= 0, "dgetrf: argument \(-info) is wrong")
    return info
  }

  /// 1 / (‖A‖₁ ‖A⁻¹‖₁), estimated from the LU factors.
  static func reciprocalCondition(_ factors: [Double], _ n: Int, norm: Double) -> Double {
    BLAS.start()
    var (size, leading, info) = (BLAS.int(n), BLAS.int(n), Int32(0))
    var (anorm, rcond) = (norm, 0.0)
    var factors = factors
    var work = [Double](repeating: 0, count: 4 * n)
    var integers = [Int32](repeating: 0, count: n)
    var kind = CChar(bitPattern: UInt8(ascii: "1"))
    #if canImport(Accelerate)
      dgecon_(&kind, &size, &factors, &leading, &anorm, &rcond, &work, &integers, &info)
    #else
      dgecon_(&kind, &size, &factors, &leading, &anorm, &rcond, &work, &integers, &info, 1)
    #endif
    precondition(info >= 0, "dgecon: argument \(-info) is wrong")
    return rcond
  }

  /// The inverse from the LU factors, in place.
  static func invert(_ factors: inout [Double], _ n: Int, _ pivots: [Int32]) {
    BLAS.start()
    var (size, leading, info, length) = (BLAS.int(n), BLAS.int(n), Int32(0), Int32(64 * n))
    var pivots = pivots
    var work = [Double](repeating: 0, count: 64 * n)
    dgetri_(&size, &factors, &leading, &pivots, &work, &length, &info)
    precondition(info == 0, "dgetri: argument \(-info) is wrong, or the matrix was singular")
  }

  /// The triangular factor R `[n × n]` of a tall A `[m × n]`, m ≥ n; entries below it are 0.
  static func triangularFactor(_ a: inout [Double], _ m: Int, _ n: Int) -> [Double] {
    BLAS.start()
    var (rows, columns, leading, info) = (BLAS.int(m), BLAS.int(n), BLAS.int(m), Int32(0))
    var tau = [Double](repeating: 0, count: n)
    var (length, best) = (Int32(-1), 0.0)
    dgeqrf_(&rows, &columns, &a, &leading, &tau, &best, &length, &info)
    length = Int32(best)
    var work = [Double](repeating: 0, count: Int(length))
    dgeqrf_(&rows, &columns, &a, &leading, &tau, &work, &length, &info)
    precondition(info == 0, "dgeqrf: argument \(-info) is wrong")
    var r = [Double](repeating: 0, count: n * n)
    for j in 0..<n {
      for i in 0...j { r[j * n + i] = a[j * m + i] }
    }
    return r
  }

  /// Singular values, descending, of A `[m × n]`, and on request all n right vectors.
  ///
  /// `vectors` is V `[n × n]` row-major, a right vector a column. A is destroyed.
  static func singularValues(
    _ a: inout [Double], _ m: Int, _ n: Int, vectors: Bool
  ) throws(LinearAlgebraError) -> (values: [Double], vectors: [Double]) {
    BLAS.start()
    var (rows, columns, leading, info) = (BLAS.int(m), BLAS.int(n), BLAS.int(m), Int32(0))
    let small = min(m, n)
    var (ldu, ldvt) = (BLAS.int(vectors ? m : 1), BLAS.int(vectors ? n : 1))
    var values = [Double](repeating: 0, count: small)
    var u = [Double](repeating: 0, count: vectors ? m * m : 1)
    var vt = [Double](repeating: 0, count: vectors ? n * n : 1)
    var integers = [Int32](repeating: 0, count: 8 * small)
    var job = CChar(bitPattern: UInt8(ascii: vectors ? "A" : "N"))
    func run(_ work: inout [Double], _ length: inout Int32) {
      #if canImport(Accelerate)
        dgesdd_(
          &job, &rows, &columns, &a, &leading, &values, &u, &ldu, &vt, &ldvt, &work, &length,
          &integers, &info)
      #else
        dgesdd_(
          &job, &rows, &columns, &a, &leading, &values, &u, &ldu, &vt, &ldvt, &work, &length,
          &integers, &info, 1)
      #endif
    }
    var (work, length) = ([0.0], Int32(-1))
    run(&work, &length)
    length = Int32(work[0])
    work = [Double](repeating: 0, count: Int(length))
    run(&work, &length)
    precondition(info >= 0, "dgesdd: argument \(-info) is wrong")
    if info > 0 { throw .noConvergence("dgesdd (singular values)") }
    return (values, vt)
  }

  /// Eigenvalues, ascending, of a symmetric A `[n × n]`; A becomes the eigenvectors, a column each.
  static func symmetricEigen(
    _ a: inout [Double], _ n: Int
  ) throws(LinearAlgebraError) -> [Double] {
    BLAS.start()
    var (size, leading, info) = (BLAS.int(n), BLAS.int(n), Int32(0))
    var values = [Double](repeating: 0, count: n)
    var job = CChar(bitPattern: UInt8(ascii: "V"))
    var triangle = CChar(bitPattern: UInt8(ascii: "U"))  // the row-major lower triangle
    func run(
      _ work: inout [Double], _ length: inout Int32, _ integers: inout [Int32],
      _ integerLength: inout Int32
    ) {
      #if canImport(Accelerate)
        dsyevd_(
          &job, &triangle, &size, &a, &leading, &values, &work, &length, &integers,
          &integerLength, &info)
      #else
        dsyevd_(
          &job, &triangle, &size, &a, &leading, &values, &work, &length, &integers,
          &integerLength, &info, 1, 1)
      #endif
    }
    var (work, length, integers, integerLength) = ([0.0], Int32(-1), [Int32(0)], Int32(-1))
    run(&work, &length, &integers, &integerLength)
    (length, integerLength) = (Int32(work[0]), integers[0])
    work = [Double](repeating: 0, count: Int(length))
    integers = [Int32](repeating: 0, count: Int(integerLength))
    run(&work, &length, &integers, &integerLength)
    precondition(info >= 0, "dsyevd: argument \(-info) is wrong")
    if info > 0 { throw .noConvergence("dsyevd (eigenvalues)") }
    return values
  }
}

// What is the same in every module.

extension TorchModule {
  /// The layer and the check of itself, after the numbers.
  static let code = #"""
    def _tensor(numbers, dtype):
        if isinstance(numbers, torch.Tensor):
            return numbers.to(dtype)
        return torch.tensor(numbers, dtype=dtype)


    def _numbers(real, imaginary):
        """In double precision; complex where there are imaginary parts."""
        real = _tensor(real, torch.float64)
        if len(imaginary) == 0:
            return real
        return torch.complex(real, _tensor(imaginary, torch.float64))


    def _matrix(entries, size):
        """A square matrix in double precision, dense."""
        row, column, real, imaginary = entries
        values = _numbers(real, imaginary)
        place = _tensor(row, torch.int64) * size + _tensor(column, torch.int64)
        return torch.zeros(size * size, dtype=values.dtype).index_add(0, place, values).view(size, size)


    def _moved(x, entries, is_infinitesimal, step):
        """rho(g) x for each row x; for an element A of the Lie algebra g = exp(step A)."""
        if is_infinitesimal:
            matrix = torch.matrix_exp(step * _matrix(entries, x.shape[-1])).to(x.dtype)
            return x @ matrix.to(x.device).T
        row, column, real, imaginary = entries
        values = _numbers(real, imaginary)
        terms = x[..., _tensor(column, torch.int64)] * values.to(device=x.device, dtype=x.dtype)
        return torch.zeros_like(x).index_add(-1, _tensor(row, torch.int64).to(x.device), terms)


    def _step(generator):
        """A step along a one-parameter subgroup, short enough to tell its directions apart."""
        _, is_infinitesimal, inside, outside = generator
        if not is_infinitesimal:
            return 1.0
        norms = [torch.linalg.matrix_norm(_matrix(m, n), float("inf")).item()
                 for m, n in ((inside, IN), (outside, OUT))]
        return 1.0 / max(1.0, *norms)


    class EquivariantLinear(torch.nn.Module):
        """y = W x + b on [..., IN], with f(rho_in(g) x) = rho_out(g) f(x) for every g.

        Parameters: `coefficients` [COUNT], one a basis matrix, and `bias_coefficients`
        [BIAS_COUNT], one an invariant vector (None if there is none, or with bias=False).
        """

        def __init__(self, bias=True, dtype=DTYPE):
            super().__init__()
            matrix, row, column, *value = BASIS
            vector, place, *height = BIAS
            position = _tensor(row, torch.int64) * IN + _tensor(column, torch.int64)
            for name, tensor in {
                "matrix": _tensor(matrix, torch.int64), "position": position,
                "value": _numbers(*value).to(dtype), "vector": _tensor(vector, torch.int64),
                "place": _tensor(place, torch.int64), "height": _numbers(*height).to(dtype),
            }.items():
                self.register_buffer(name, tensor, persistent=False)
            self.coefficients = torch.nn.Parameter(torch.empty(COUNT, dtype=dtype))
            has_bias = bias and BIAS_COUNT > 0
            self.bias_coefficients = (
                torch.nn.Parameter(torch.empty(BIAS_COUNT, dtype=dtype)) if has_bias else None)
            self.reset_parameters()

        @torch.no_grad()
        def reset_parameters(self):
            """Independent normal coefficients, biases 0.

            Inputs of variance 1 give outputs of variance 1, on average over each set of outputs
            that the group mixes, wherever there is a weight at all.
            """
            energy = (self.value * self.value.conj()).real
            row = self.position // IN
            square = energy.new_zeros(COUNT).index_add(0, self.matrix, energy)
            share = energy / square[self.matrix]
            total = energy.new_zeros(OUT).index_add(0, row, share)
            crowd = energy.new_zeros(COUNT).index_add(0, self.matrix, share * total[row])
            self.coefficients.copy_(torch.randn_like(self.coefficients) * (square * crowd).rsqrt())
            if self.bias_coefficients is not None:
                self.bias_coefficients.zero_()

        def weight(self):
            """W, [OUT, IN]."""
            flat = torch.zeros(OUT * IN, dtype=self.coefficients.dtype, device=self.coefficients.device)
            terms = self.coefficients[self.matrix] * self.value
            return flat.index_add(0, self.position, terms).view(OUT, IN)

        def bias(self):
            """b, [OUT], or None."""
            if self.bias_coefficients is None:
                return None
            terms = self.bias_coefficients[self.vector] * self.height
            return terms.new_zeros(OUT).index_add(0, self.place, terms)

        def forward(self, x):
            """[..., IN] to [..., OUT]."""
            return torch.nn.functional.linear(x, self.weight(), self.bias())

        @torch.no_grad()
        def equivariance_error(self, samples=16, seed=0):
            """The largest |f(rho_in(g) x) - rho_out(g) f(x)| over the generators g, relative to both.

            x is random, and so are biases here, which otherwise start at 0.
            """
            random = torch.Generator().manual_seed(seed)
            dtype, device = self.coefficients.dtype, self.coefficients.device
            x = torch.randn(samples, IN, dtype=dtype, generator=random).to(device)
            offset = torch.zeros(OUT, dtype=dtype, device=device)
            if self.bias_coefficients is not None:
                c = torch.randn(BIAS_COUNT, dtype=dtype, generator=random).to(device)
                offset = offset.index_add(0, self.place, c[self.vector] * self.height)
            weight = self.weight()

            def f(x):
                return torch.nn.functional.linear(x, weight, offset)

            worst = 0.0
            for generator in GENERATORS:
                _, is_infinitesimal, inside, outside = generator
                step = _step(generator)
                first = f(_moved(x, inside, is_infinitesimal, step))
                second = _moved(f(x), outside, is_infinitesimal, step)
                size = (first.norm() + second.norm()).item()
                error = (first - second).norm().item() / size if size != 0 else 0.0
                if not error <= worst:
                    worst = error
            return worst


    if __name__ == "__main__":
        layer = EquivariantLinear()
        error = layer.equivariance_error()
        print(f"{GROUP}: {INPUT} -> {OUTPUT}, {IN} -> {OUT} numbers")
        print(f"{COUNT} coefficients of {OUT * IN} weights, {BIAS_COUNT} of {OUT} biases")
        print(f"equivariance error {error:.1e} over {len(GENERATORS)} generators")
        sys.exit(0 if error < 1e-5 else 1)

    """#
}

import Networks
import Testing

private func message(_ body: () throws(SettingError) -> Void) -> String {
  do {
    try body()
    return "accepted"
  } catch {
    return error.description
  }
}

@Test func `printing the settings and reading them again changes nothing`() throws {
  var settings = TaskName.digitsC4.settings
  #expect(try TrainingSettings(parsing: settings.description) == settings)
  let text =
    "steps=7 n-train=9 width=5 batch=3 lr=0.25 wd=1e-05 schedule=constant seed=18446744073709551615"
  settings = try TrainingSettings(parsing: text)
  #expect(settings.description == text)
  #expect(try TrainingSettings(parsing: settings.description) == settings)
}

@Test func `each key sets its value and is listed`() throws {
  var settings = TrainingSettings()
  for key in TrainingSettings.keys {
    let value = try #require(settings.value(of: key))
    try settings.set(key, value)
  }
  #expect(settings == TrainingSettings())
  try settings.set(" lr = 0.5 ")
  #expect(settings.learningRate == 0.5)
  #expect(settings.value(of: "nothing") == nil)
}

@Test func `an unknown key lists the keys`() {
  var settings = TrainingSettings()
  let expected =
    "there is no setting called “rate”; there are "
    + TrainingSettings.keys.joined(separator: ", ")
  #expect(message { () throws(SettingError) in try settings.set("rate=1") } == expected)
  #expect(message { () throws(SettingError) in try settings.set("lr") }.contains("key=value"))
}

@Test(arguments: [
  ("steps", "0"), ("steps", "-3"), ("steps", "99999999999999999999"), ("steps", "1.5"),
  ("n-train", "0"), ("width", "129"), ("width", ""), ("batch", "5000"), ("lr", "nan"),
  ("lr", "inf"), ("lr", "-1"), ("wd", "11"), ("schedule", "linear"), ("seed", "-1"),
])
func `a value out of range is refused and changes nothing`(key: String, value: String) {
  var settings = TrainingSettings()
  let text = message { () throws(SettingError) in try settings.set(key, value) }
  #expect(text.hasPrefix(key) && text.contains("not “\(value)”"))
  #expect(settings == TrainingSettings())
}

@Test func `the cosine schedule goes from the full rate to none, and stays there`() {
  var settings = TrainingSettings()
  #expect(settings.rate(at: 0) == 3e-3)
  #expect(abs(settings.rate(at: 600) - 1.5e-3) < 1e-18)
  #expect(abs(settings.rate(at: 400) - 3e-3 * 0.75) < 1e-15)
  #expect(settings.rate(at: 1200) == 0 && settings.rate(at: 5000) == 0)
  settings.schedule = .constant
  #expect(settings.rate(at: 10_000_000) == 3e-3)
}

import Comments

/// What one rule alone can have wrong (P014–P018, P106).
extension PolicyReader {
    mutating func lint(_ rule: Rule, _ fields: Fields) {
        lintBounds(rule, fields)
        lintClass(rule, fields)
        if rule.floor == .reject, rule.message == nil, rule.ruleClass != .safety {
            notes.error(
                "P016",
                fields.keyPlace("floor"),
                "\"\(rule.id)\" rejects without a message",
                "add `message:` so that the author knows what to change",
            )
        }
        if rule.tests.match.isEmpty && rule.tests.pass.isEmpty {
            notes.error(
                "P014",
                rule.place,
                "\"\(rule.id)\" has no tests",
                "add `tests: { match: […], pass: […] }`",
            )
        } else if rule.tests.match.isEmpty {
            notes.warn(
                "P106",
                fields.keyPlace("tests"),
                "\"\(rule.id)\" has no `match` test",
                "add a text that it must hit",
            )
        } else if rule.tests.pass.isEmpty {
            notes.warn(
                "P106",
                fields.keyPlace("tests"),
                "\"\(rule.id)\" has no `pass` test",
                "add a near miss that it must leave alone",
            )
        }
    }

    private mutating func lintBounds(_ rule: Rule, _ fields: Fields) {
        if !rule.hasEffect {
            notes.error(
                "P014",
                rule.place,
                "\"\(rule.id)\" has no effect",
                "add a score, a floor or a tag",
            )
        }
        if let floor = rule.floor, let ceiling = rule.ceiling, floor > ceiling {
            notes.error(
                "P014",
                fields.keyPlace("floor"),
                "the floor of \"\(rule.id)\" is above its own ceiling",
                "lower one, raise the other",
            )
        }
    }

    private mutating func lintClass(_ rule: Rule, _ fields: Fields) {
        switch rule.ruleClass {
        case .safety: lintSafety(rule, fields)
        case .trust:
            if rule.floor != nil {
                notes.error(
                    "P018",
                    fields.keyPlace("floor"),
                    "a trust rule with a floor",
                    "trust only lowers: use a negative score or a ceiling",
                )
            }
        case .spam, .abuse, .privacy, .quality, .technical: break
        }
        if rule.score < 0, rule.ruleClass != .trust, rule.ruleClass != .safety {
            notes.error(
                "P018",
                fields.keyPlace("score"),
                "a negative score outside class trust",
                "make it a trust rule of its own",
            )
        }
    }

    /// A safety ceiling must be exactly `hold` (SETTLED 19): spam and approve would both hide a cry for help.
    private mutating func lintSafety(_ rule: Rule, _ fields: Fields) {
        if let ceiling = rule.ceiling, ceiling != .hold {
            notes.error(
                "P015",
                fields.keyPlace("ceiling"),
                "a safety ceiling must be exactly hold",
                "write `ceiling: hold`",
            )
        }
        if let floor = rule.floor, floor > .hold {
            notes.error(
                "P015",
                fields.keyPlace("floor"),
                "a safety rule may not put aside or reject",
                "write `floor: hold`",
            )
        }
        if rule.score != 0 {
            notes.error(
                "P015",
                fields.keyPlace("score"),
                "a safety rule with a score",
                "use floor and ceiling",
            )
        }
        if rule.mode == .off {
            notes.error(
                "P015",
                fields.keyPlace("mode"),
                "a safety rule that is off",
                "try it with `mode: shadow`, or take the rule out of the file",
            )
        }
        if rule.rateLimit != nil {
            notes.error(
                "P015",
                fields.keyPlace("rate_limit"),
                "a safety rule that turns people away",
                "give the rate limit a rule of its own",
            )
        }
    }
}

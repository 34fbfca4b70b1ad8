import Comments

extension ReaderWords {
    package static let german = ReaderWords(
        language: .german,
        date: { "\($0.day). \(germanMonths[$0.month]) \($0.year), \($0.time) UTC" },
        thread: threadInGerman,
        form: formInGerman,
        element: elementInGerman,
        receipt: receiptInGerman,
        report: reportInGerman,
        problems: problemsInGerman,
        refusals: refusalsInGerman,
    )

    private static let germanMonths: [HTML] = [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
        "Oktober", "November", "Dezember",
    ]

    private static let threadInGerman = ThreadWords(
        heading: {
            $0 == 0 ? "Noch keine Kommentare" : $0 == 1 ? "Ein Kommentar" : "\($0) Kommentare"
        },
        about: "Kommentare zu",
        title: { "Kommentare zu \($0)" },
        writtenOn: { "\($0) zu \($1)" },
        empty: "Schreiben Sie den ersten Kommentar.",
        removed: "Dieser Kommentar wurde entfernt. Die Antworten darauf bleiben.",
        edited: { "geändert am \($0)" },
        reply: "Antworten",
        replyTo: { "\($0) antworten" },
        moderator: "Moderation",
        contentNote: "Dieser Text kann belasten. Öffnen Sie ihn, wenn Sie möchten.",
        pinned: "Angeheftet",
        inPlace: "Zur Stelle im Gespräch",
        replies: { $0 == 1 ? "Eine Antwort" : "\($0) Antworten" },
        pages: "Teile dieses Gesprächs",
        more: "Weitere Kommentare",
        earlier: "Frühere Kommentare",
        first: "Zurück zum Anfang",
        order: "Reihenfolge der Kommentare",
        oldest: "Älteste zuerst",
        newest: "Neueste zuerst",
        closed: "Hier kann nicht mehr kommentiert werden. Was geschrieben wurde, bleibt.",
    )

    private static let formInGerman = FormWords(
        title: "Schreiben Sie einen Kommentar",
        titleTo: { "Antwort an \($0)" },
        cancel: "Antwort abbrechen",
        addressPromise: "Ihre E-Mail-Adresse wird nicht veröffentlicht.",
        required: { "Erforderliche Felder sind mit \($0) markiert" },
        comment: "Kommentar",
        name: "Name",
        email: "E-Mail-Adresse",
        website: "Website",
        remember: """
            Mich in diesem Browser wiedererkennen. Gespeichert wird ein Schlüssel und sonst \
            nichts; ohne das Häkchen gar nichts.
            """,
        submit: "Kommentar abschicken",
        preview: "Vorschau",
        previewTitle: "Vorschau",
        previewNote: "So würde es aussehen. Es ist noch nicht abgeschickt.",
        trap: "Bitte leer lassen",
        notSentTitle: { "Noch nicht abgeschickt: \($0)" },
        notSent: "Ihr Kommentar wurde noch nicht abgeschickt.",
        textIsKept: "Was Sie geschrieben haben, ist noch da.",
        keptText: "Ihr Text, damit Sie ihn kopieren können:",
        helpLead: "Wenn Sie mit jemandem sprechen möchten:",
        checked: { "geprüft am \($0)" },
        secondLook: "Bevor Sie es abschicken",
        secondLookNote: """
            Es ist noch nichts abgeschickt. Sie können Ihren Text unten ändern oder ihn so \
            abschicken, \
            wie er ist; dann liest ihn zuerst ein Mensch.
            """,
        sendAnyway: "Trotzdem abschicken",
    )

    private static let elementInGerman = ElementWords(
        remember: """
            Mich in diesem Browser wiedererkennen. Gespeichert werden Ihr Name, Ihre Website, ein \
            Schlüssel und ein noch nicht gesendeter Text und sonst nichts; ohne das Häkchen gar \
            nichts.
            """,
        offline: """
            Die Kommentare sind gerade nicht zu erreichen. Ihr Text ist noch da: Bitte prüfen \
            Sie die Verbindung und senden Sie ihn noch einmal.
            """,
        sending: "Wird gesendet …",
        receipt: "Ihre private Seite zu diesem Kommentar",
        receiptHint: """
            Bewahren Sie ihre Adresse auf, wenn Sie sehen möchten, was aus dem Kommentar wird, \
            oder ihn ändern oder zurückziehen möchten.
            """,
        forget: "Mich in diesem Browser vergessen",
        forgotten: "In diesem Browser ist nichts mehr gespeichert.",
        fresh: [("one", "Ein neuer Kommentar"), ("other", "{n} neue Kommentare")],
    )

    private static let receiptInGerman = ReceiptWords(
        received: "Ihr Kommentar wartet auf die Moderation",
        published: "Ihr Kommentar ist veröffentlicht",
        declined: "Ihr Kommentar wurde nicht veröffentlicht",
        withdrawn: "Sie haben diesen Kommentar zurückgezogen",
        receivedNote: """
            Er ist angekommen und noch nicht öffentlich. Sie müssen nichts weiter tun.
            """,
        privateNote: """
            Diese Seite ist privat: Bewahren Sie ihre Adresse auf, wenn Sie sehen möchten, was \
            aus dem Kommentar wird, ihn ändern oder zurückziehen wollen.
            """,
        usualWait: { wait in
            switch wait {
            case .hour: "Als Nächstes liest ihn ein Mensch, meist innerhalb einer Stunde."
            case .hours: "Als Nächstes liest ihn ein Mensch, meist innerhalb weniger Stunden."
            case .day: "Als Nächstes liest ihn ein Mensch, meist innerhalb eines Tages."
            case .days: "Als Nächstes liest ihn ein Mensch, meist innerhalb weniger Tage."
            case .longer:
                "Als Nächstes liest ihn ein Mensch. Das kann zurzeit eine Woche oder länger dauern."
            }
        },
        seeIt: "Auf der Seite ansehen",
        changeWaits:
            "Ihre Änderung wartet auf die Moderation. Bis dahin bleibt der frühere Text öffentlich.",
        withdrawnNote: """
            Der Text, Ihr Name, Ihre Website und Ihre E-Mail-Adresse sind hier endgültig gelöscht. \
            Hatte jemand geantwortet, bleiben die Antworten; an seiner Stelle steht dann, dass ein \
            Kommentar entfernt wurde.
            """,
        yourText: "Was Sie geschrieben haben",
        writtenAs: { "als \($0), am \($1)" },
        edit: "Ändern",
        editUntil: { "Möglich bis zum \($0). Ein geänderter Text wird noch einmal angesehen." },
        save: "Änderung speichern",
        saved: "Ihre Änderung ist angekommen.",
        appeal: "Um einen zweiten Blick bitten",
        appealNote: "Sie können einmal darum bitten, dass ein Mensch ihn noch einmal liest.",
        appealButton: "Bitte noch einmal ansehen",
        appealed:
            "Sie haben um einen zweiten Blick gebeten. Ein Mensch wird ihn noch einmal lesen.",
        replies: "Nachricht bei Antworten",
        repliesNote: """
            Dieser Dienst kann noch keine E-Mails senden. Ihre Wahl wird gespeichert; vor der \
            ersten \
            E-Mail werden Sie gebeten, Ihre Adresse zu bestätigen.
            """,
        repliesOn: "Sie möchten eine E-Mail, wenn jemand antwortet.",
        repliesOff: "Sie bekommen keine E-Mail, wenn jemand antwortet.",
        askReplies: "Bei Antworten eine E-Mail bekommen",
        stopReplies: "Keine E-Mail bei Antworten",
        choiceKept: "Ihre Wahl ist gespeichert.",
        forget: "Dieser Browser",
        forgetNote: """
            Dieser Browser behält einen Schlüssel, an dem Sie wiedererkannt werden. Ohne ihn \
            gilt Ihr nächster Kommentar als der eines Menschen, der hier zum ersten Mal schreibt.
            """,
        forgetButton: "Mich in diesem Browser vergessen",
        forgotten: "In diesem Browser ist nichts mehr über Sie gespeichert.",
        withdraw: "Zurückziehen",
        withdrawNote: """
            Jederzeit möglich. Text, Name, Website und Adresse werden sofort gelöscht und \
            kommen nicht \
            wieder.
            """,
        withdrawTick: "Ja, meinen Kommentar löschen.",
        withdrawButton: "Kommentar zurückziehen",
        tickFirst: "Es wurde nichts gelöscht: Bitte setzen Sie zuerst das Häkchen.",
        back: { "Zurück zu \($0)" },
        thePage: "der Seite",
    )
}

extension ReaderWords {
    private static let reportInGerman = ReportWords(
        link: "Melden",
        linkTo: { "Den Kommentar von \($0) melden" },
        title: "Diesen Kommentar melden",
        intro: """
            Jemand aus der Moderation wird Ihre Meldung lesen. Der Kommentar bleibt stehen, bis \
            ein Mensch entschieden hat.
            """,
        question: "Was stimmt damit nicht?",
        choose: "Bitte wählen Sie aus, was damit nicht stimmt.",
        noteTooLong: { "Der Text hat \($0) Zeichen; höchstens \($1) sind möglich." },
        note: "Möchten Sie mehr dazu sagen? (freiwillig)",
        nameless: """
            Sie werden nicht gefragt, wer Sie sind, und mit der Meldung wird nichts über Sie \
            aufbewahrt. Deshalb kann Ihnen auch niemand antworten.
            """,
        send: "Meldung abschicken",
        notSent: "Ihre Meldung wurde noch nicht abgeschickt.",
        thanks: "Danke, Ihre Meldung ist angekommen",
        received: """
            Jemand aus der Moderation wird sie lesen. Der Kommentar bleibt, bis ein Mensch \
            entschieden hat.
            """,
        known: "Dieser Kommentar ist schon gemeldet",
        repeated: """
            Er wurde von Ihrer Verbindung aus schon gemeldet, und eine Meldung zählt einmal: Diese \
            wurde nicht aufbewahrt. Die erste wird gelesen.
            """,
        danger: """
            Wenn jemand gerade jetzt in Gefahr sein könnte, warten Sie bitte nicht auf uns: Rufen \
            Sie sofort die Notrufnummer des Landes an, in dem Sie sind.
            """,
        back: "Zurück zu den Kommentaren",
        worried: "Ich mache mir Sorgen um den Menschen, der das schreibt, oder um jemanden darin",
        abuse: "Darin wird jemand angegriffen, bedroht oder beleidigt",
        privacy: "Es verrät Privates von jemandem, etwa einen Namen oder eine Adresse",
        spam: "Es ist Werbung",
    )

    private static let problemsInGerman = ProblemWords(
        commentMissing: "Bitte schreiben Sie einen Kommentar.",
        commentShowsNothing: "Bitte schreiben Sie einen Kommentar: In diesem ist nichts zu sehen.",
        commentTooLong: { "Ihr Kommentar hat \($0) Zeichen; höchstens \($1) sind möglich." },
        nameMissing: "Bitte geben Sie einen Namen an; es muss nicht Ihr richtiger sein.",
        nameTooLong: { "Ihr Name hat \($0) Zeichen; höchstens \($1) sind möglich." },
        emailMissing: "Bitte geben Sie Ihre E-Mail-Adresse an; sie wird nicht veröffentlicht.",
        emailTooLong: { "Diese E-Mail-Adresse ist zu lang; höchstens \($0) Zeichen sind möglich." },
        emailInvalid:
            "Das sieht nicht wie eine E-Mail-Adresse aus; sie sollte aussehen wie name@example.org.",
        websiteTooLong: { "Diese Adresse ist zu lang; höchstens \($0) Zeichen sind möglich." },
        websiteInvalid:
            "Das sieht nicht wie eine Website aus; sie sollte aussehen wie https://example.org.",
        pageMissing: "Die Seite fehlt: Bitte geben Sie an, zu welcher der Kommentar gehört.",
        pageInvalid: { "Das ist kein Pfad einer Seite mit 1 bis \($0) Zeichen." },
        parentInvalid: "Das ist nicht die Nummer eines Kommentars.",
        unreadable:
            "Einige Zeichen waren nicht lesbar; bitte sehen Sie den Text noch einmal durch.",
        foreignForm: "Dieses Formular ist keines von unseren.",
        anonymous: "Anonym",
    )

    private static let refusalsInGerman = RefusalWords(
        invalid: "Bitte sehen Sie einige Felder noch einmal an",
        rejected: "Der Kommentar wurde nicht angenommen",
        closed: "Hier kann nicht mehr kommentiert werden",
        closedSentence:
            "Die Kommentare wurden geschlossen, während Sie schrieben. Ihr Text steht unten, damit Sie ihn behalten können.",
        noSuchParent: "Der Kommentar, auf den Sie antworten, ist nicht hier",
        noSuchParentSentence:
            "Der Kommentar, auf den Sie antworten, ist nicht mehr da. Ihren können Sie trotzdem abschicken; er steht dann für sich.",
        duplicate: "Dieser Kommentar ist schon da",
        duplicateSentence:
            "Genau dieser Kommentar ist schon da; Sie müssen ihn nicht noch einmal abschicken.",
        tooMany: "Das war viel in kurzer Zeit",
        tooManySentence: {
            "Das war viel in kurzer Zeit. Bitte warten Sie \($0) und schicken Sie es dann noch einmal ab; Ihr Text ist noch da."
        },
        seconds: { $0 == 1 ? "eine Sekunde" : "\($0) Sekunden" },
        minutes: { $0 == 1 ? "eine Minute" : "\($0) Minuten" },
        busy: "Gerade kommt sehr viel auf einmal an",
        busySentence:
            "Gerade kommt sehr viel auf einmal an. Bitte schicken Sie es in einem Augenblick noch einmal ab.",
        noRoom: "Der Speicher ist voll",
        noRoomSentence:
            "Es ist kein Platz mehr da. Bitte bewahren Sie Ihren Text auf und schicken Sie ihn später noch einmal ab.",
        outcomeUnknown: "Wir wissen nicht, ob es gespeichert wurde",
        outcomeUnknownSentence:
            "Wir können nicht sagen, ob es gespeichert wurde. Bitte sehen Sie in einer Minute nach, bevor Sie es noch einmal abschicken.",
        damaged: "Was hier gespeichert ist, ist beschädigt",
        damagedSentence:
            "Etwas, das hier gespeichert ist, ist beschädigt. Davon wird nichts gezeigt; wer diese Seite betreibt, kann sehen, was es ist.",
        wrongOrigin: "Von dieser Seite aus geht das nicht",
        wrongOriginSentence:
            "Dieses Formular steht auf einer Seite, die hierher nichts schicken darf.",
        notFound: "Nicht gefunden",
        notFoundSentence:
            "Hier ist nichts. Vielleicht ist die Adresse veraltet, oder sie hat einen Tippfehler.",
        gone: "Nicht mehr da",
        goneSentence:
            "Dieser Kommentar wurde von dem Menschen zurückgezogen, der ihn geschrieben hat.",
        editTimeOver: "Die Zeit, in der man ihn ändern konnte, ist vorbei.",
        defect: "Bei uns ist etwas schiefgegangen",
        defectSentence:
            "Bitte versuchen Sie es noch einmal; wenn es so bleibt, sagen Sie es bitte denen, die diese Website betreiben, und nennen Sie die Nummer der Anfrage.",
        otherwise: "Das ging nicht",
        otherwiseSentence:
            "Die Anfrage war nicht zu verstehen. Bitte gehen Sie zurück und versuchen Sie es noch einmal.",
    )
}

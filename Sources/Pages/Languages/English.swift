import Comments

extension ReaderWords {
    package static let english = ReaderWords(
        language: .english,
        date: { "\($0.day) \(englishMonths[$0.month]) \($0.year), \($0.time) UTC" },
        thread: threadInEnglish,
        form: formInEnglish,
        element: elementInEnglish,
        receipt: receiptInEnglish,
        report: reportInEnglish,
        problems: problemsInEnglish,
        refusals: refusalsInEnglish,
    )

    private static let englishMonths: [HTML] = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    private static let threadInEnglish = ThreadWords(
        heading: { $0 == 0 ? "No comments yet" : $0 == 1 ? "One comment" : "\($0) comments" },
        about: "Comments on",
        title: { "Comments on \($0)" },
        writtenOn: { "\($0) on \($1)" },
        empty: "Be the first to write something.",
        removed: "This comment was removed. The answers to it stay.",
        edited: { "edited \($0)" },
        reply: "Reply",
        replyTo: { "Reply to \($0)" },
        moderator: "Moderator",
        contentNote: "This one may be hard to read. Open it if you wish.",
        pinned: "Pinned",
        inPlace: "In the conversation",
        replies: { $0 == 1 ? "One reply" : "\($0) replies" },
        pages: "Parts of this conversation",
        more: "More comments",
        earlier: "Earlier comments",
        first: "Back to the beginning",
        order: "Order of the comments",
        oldest: "Oldest first",
        newest: "Newest first",
        closed: "Comments are closed here. What was written stays.",
    )

    private static let formInEnglish = FormWords(
        title: "Leave a Reply",
        titleTo: { "Leave a Reply to \($0)" },
        cancel: "Cancel reply",
        addressPromise: "Your email address will not be published.",
        required: { "Required fields are marked \($0)" },
        comment: "Comment",
        name: "Name",
        email: "Email",
        website: "Website",
        remember: """
            Know me again in this browser. It keeps a key, and nothing else; without it nothing is \
            kept.
            """,
        submit: "Post Comment",
        preview: "Preview",
        previewTitle: "Preview",
        previewNote: "This is how it would look. It has not been sent yet.",
        trap: "Leave this empty",
        notSentTitle: { "Not sent yet: \($0)" },
        notSent: "Your comment was not sent yet.",
        textIsKept: "What you typed is still here.",
        keptText: "Your text, so that you can copy it:",
        helpLead: "If you need somebody to talk to:",
        checked: { "checked \($0)" },
        secondLook: "Before you send it",
        secondLookNote: """
            Nothing has been sent yet. You can change your text below, or send it as it is; then a \
            person reads it first.
            """,
        sendAnyway: "Send anyway",
    )

    private static let elementInEnglish = ElementWords(
        remember: """
            Know me again in this browser. It keeps your name, website, a key and a text not \
            yet sent, and nothing else; without it nothing is kept.
            """,
        offline: """
            The comments cannot be reached just now. Your text is still here: please look at \
            your connection and send it again.
            """,
        sending: "Sending…",
        receipt: "Your private page for this comment",
        receiptHint: """
            Keep its address if you want to see what became of it, change it or take it back.
            """,
        forget: "Forget me in this browser",
        forgotten: "Nothing is kept in this browser any more.",
        fresh: [("one", "One new comment"), ("other", "{n} new comments")],
    )

    private static let receiptInEnglish = ReceiptWords(
        received: "Your comment is awaiting moderation",
        published: "Your comment is published",
        declined: "Your comment was not published",
        withdrawn: "You withdrew this comment",
        receivedNote: "It has arrived and is not public yet. Nothing more is needed from you.",
        privateNote: """
            This page is private: keep its address if you want to see what became of it, change \
            it or take it back.
            """,
        usualWait: { wait in
            switch wait {
            case .hour: "Next, a person reads it: usually within an hour."
            case .hours: "Next, a person reads it: usually within a few hours."
            case .day: "Next, a person reads it: usually within a day."
            case .days: "Next, a person reads it: usually within a few days."
            case .longer: "Next, a person reads it. Just now that can take a week or longer."
            }
        },
        seeIt: "See it on the page",
        changeWaits:
            "Your change is awaiting moderation. The earlier text stays public until then.",
        withdrawnNote: """
            Its text, your name, your website and your email address are deleted here, for \
            good. If \
            somebody had answered, the answers stay; in its place it says that a comment was \
            removed.
            """,
        yourText: "What you wrote",
        writtenAs: { "as \($0), \($1)" },
        edit: "Change it",
        editUntil: { "Possible until \($0). A changed text is looked at again." },
        save: "Save the change",
        saved: "Your change has arrived.",
        appeal: "Ask for a second look",
        appealNote: "You can ask once that a person reads it again.",
        appealButton: "Please look again",
        appealed: "You asked for a second look. A person will read it again.",
        replies: "News of replies",
        repliesNote: """
            This service cannot send mail yet. Your choice is kept; before the first mail is sent, \
            you will be asked to confirm your address.
            """,
        repliesOn: "You asked for an email when somebody replies.",
        repliesOff: "You get no email when somebody replies.",
        askReplies: "Email me about replies",
        stopReplies: "No email about replies",
        choiceKept: "Your choice is kept.",
        forget: "This browser",
        forgetNote: """
            This browser keeps a key by which you are known again. Without it your next comment is \
            that of a new author.
            """,
        forgetButton: "Forget me in this browser",
        forgotten: "This browser keeps nothing of you any more.",
        withdraw: "Take it back",
        withdrawNote: """
            Always possible. Text, name, website and address are deleted at once and cannot come \
            back.
            """,
        withdrawTick: "Yes, delete my comment.",
        withdrawButton: "Withdraw the comment",
        tickFirst: "Nothing was deleted: please tick the box first.",
        back: { "Back to \($0)" },
        thePage: "the page",
    )
}

extension ReaderWords {
    private static let reportInEnglish = ReportWords(
        link: "Report",
        linkTo: { "Report the comment by \($0)" },
        title: "Report this comment",
        intro: """
            A moderator will read your report. The comment stays where it is until a person has \
            decided.
            """,
        question: "What is wrong with it?",
        choose: "Please choose what is wrong with it.",
        noteTooLong: { "It has \($0) characters; the most is \($1)." },
        note: "Would you like to say more? (not required)",
        nameless: """
            You are not asked who you are, and nothing about you is kept with the report. So \
            nobody can answer you.
            """,
        send: "Send the report",
        notSent: "Your report was not sent yet.",
        thanks: "Thank you, your report has arrived",
        received: "A moderator will read it. The comment stays until a person has decided.",
        known: "This comment is reported already",
        repeated: """
            It was reported from your connection before, and a report counts once: this one was \
            not kept. A moderator reads the first.
            """,
        danger: """
            If somebody may be in danger right now, do not wait for us: call the emergency number \
            where you are.
            """,
        back: "Back to the comments",
        worried: "I am worried about the person who wrote it, or about somebody in it",
        abuse: "It attacks, threatens or insults somebody",
        privacy: "It tells private matters of somebody, like a name or an address",
        spam: "It is advertising",
    )

    private static let problemsInEnglish = ProblemWords(
        commentMissing: "Please write a comment.",
        commentShowsNothing: "Please write a comment: this one shows nothing.",
        commentTooLong: { "Your comment has \($0) characters; the most is \($1)." },
        nameMissing: "Please give a name; it need not be your real one.",
        nameTooLong: { "Your name has \($0) characters; the most is \($1)." },
        emailMissing: "Please give your email address; it will not be published.",
        emailTooLong: { "This email address is too long; the most is \($0) characters." },
        emailInvalid:
            "This does not look like an email address; it should look like name@example.org.",
        websiteTooLong: { "This website's address is too long; the most is \($0) characters." },
        websiteInvalid:
            "This does not look like a website; it should look like https://example.org.",
        pageMissing: "The page is missing: say which one this is for.",
        pageInvalid: { "This is not a page's path of 1 to \($0) characters." },
        parentInvalid: "This is not the number of a comment.",
        unreadable: "Some characters could not be read; please look through the text once more.",
        foreignForm: "The form is not one of ours.",
        anonymous: "Anonymous",
    )

    private static let refusalsInEnglish = RefusalWords(
        invalid: "Some fields need another look",
        rejected: "The comment was not taken",
        closed: "Comments are closed here",
        closedSentence:
            "Comments were closed while you wrote. Your text is below, so that you can keep it.",
        noSuchParent: "The comment to reply to is not here",
        noSuchParentSentence:
            "The comment you answer is not here any more. You can still post yours on its own.",
        duplicate: "This comment is here already",
        duplicateSentence: "This very comment is here already; you need not send it again.",
        tooMany: "That was a lot in a short time",
        tooManySentence: {
            "That was a lot in a short time. Please wait \($0) and send it again; your text is still here."
        },
        seconds: { "\($0) seconds" },
        minutes: { "\($0) minutes" },
        busy: "Too much is being written just now",
        busySentence: "Too much arrives just now. Please send it again in a moment.",
        noRoom: "The disk is full: nothing can be stored",
        noRoomSentence:
            "There is no room left to store it. Please keep your text and send it again later.",
        outcomeUnknown: "We do not know if it was stored",
        outcomeUnknownSentence:
            "We cannot tell whether it was stored. Please look in a minute before you send it again.",
        damaged: "What is stored here is damaged",
        damagedSentence:
            "Something stored here is damaged. Nothing of it is shown; who runs this site can see what it is.",
        wrongOrigin: "This page may not post here",
        wrongOriginSentence: "This form stands on a page that may not post here.",
        notFound: "Not found",
        notFoundSentence: "There is nothing here. The address may be mistyped, or old.",
        gone: "It is gone",
        goneSentence: "This comment was taken back by its author.",
        editTimeOver: "The time in which it could be changed is over.",
        defect: "Something broke on our side",
        defectSentence:
            "Please try again; if it stays so, tell the site and name the request id.",
        otherwise: "That could not be done",
        otherwiseSentence: "The request could not be understood. Please go back and try again.",
    )
}

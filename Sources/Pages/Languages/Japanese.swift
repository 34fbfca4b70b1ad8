import Comments

extension ReaderWords {
    package static let japanese = ReaderWords(
        language: .japanese,
        date: { "\($0.year)年\($0.month + 1)月\($0.day)日 \($0.time) UTC" },
        thread: threadInJapanese,
        form: formInJapanese,
        element: elementInJapanese,
        receipt: receiptInJapanese,
        report: reportInJapanese,
        problems: problemsInJapanese,
        refusals: refusalsInJapanese,
    )

    private static let threadInJapanese = ThreadWords(
        heading: { $0 == 0 ? "まだコメントはありません" : "コメント \($0)件" },
        about: "コメント：",
        title: { "「\($0)」へのコメント" },
        writtenOn: { "「\($1)」への\($0)さんのコメント" },
        empty: "最初のコメントを書いてみませんか。",
        removed: "このコメントは削除されました。返信は残ります。",
        edited: { "\($0) に編集" },
        reply: "返信",
        replyTo: { "\($0)さんに返信" },
        moderator: "モデレーター",
        contentNote: "読むのがつらい内容かもしれません。よろしければ開いてください。",
        pinned: "固定",
        inPlace: "会話の中で見る",
        replies: { "返信 \($0)件" },
        pages: "この会話のページ",
        more: "さらにコメントを見る",
        earlier: "前のコメントを見る",
        first: "最初に戻る",
        order: "コメントの並び順",
        oldest: "古い順",
        newest: "新しい順",
        closed: "コメントの受け付けは終了しました。これまでのコメントは残ります。",
    )

    private static let formInJapanese = FormWords(
        title: "コメントを残す",
        titleTo: { "\($0)さんに返信する" },
        cancel: "返信をキャンセル",
        addressPromise: "メールアドレスが公開されることはありません。",
        required: { "\($0) が付いている欄は必須項目です" },
        comment: "コメント",
        name: "名前",
        email: "メールアドレス",
        website: "サイト",
        remember: "次回もこのブラウザーで分かるようにする。保存されるのは鍵だけです。チェックしなければ何も保存されません。",
        submit: "コメントを送信",
        preview: "プレビュー",
        previewTitle: "プレビュー",
        previewNote: "このように表示されます。まだ送信されていません。",
        trap: "ここは空のままにしてください",
        notSentTitle: { "未送信：\($0)" },
        notSent: "コメントはまだ送信されていません。",
        textIsKept: "入力された内容は残っています。",
        keptText: "あなたの文章です。コピーしてお使いください：",
        helpLead: "誰かと話したいときは、次の窓口があります。",
        checked: { "\($0) 確認" },
        secondLook: "送信する前に",
        secondLookNote: "まだ何も送信されていません。下で文章を直すことも、このまま送信することもできます。このまま送信した場合は、まず担当者が読みます。",
        sendAnyway: "このまま送信する",
    )

    private static let elementInJapanese = ElementWords(
        remember: "次回もこのブラウザーで分かるようにする。保存されるのは名前、サイト、鍵、まだ送信していない文章だけです。チェックしなければ何も保存されません。",
        offline: "今はコメント欄につながりません。文章は残っています。接続を確かめて、もう一度送信してください。",
        sending: "送信しています…",
        receipt: "このコメントのあなた専用のページ",
        receiptHint: "その後の様子を見たり、編集や取り下げをしたりできるように、アドレスを控えておいてください。",
        forget: "このブラウザーに保存した情報を消す",
        forgotten: "このブラウザーにはもう何も保存されていません。",
        fresh: [("other", "新しいコメント {n} 件")],
    )

    private static let receiptInJapanese = ReceiptWords(
        received: "コメントは承認待ちです",
        published: "コメントは公開されています",
        declined: "コメントは公開されませんでした",
        withdrawn: "このコメントを取り下げました",
        receivedNote: "コメントは届いています。まだ公開されていません。このままお待ちください。",
        privateNote: "このページはあなただけのものです。その後の様子を見たり、編集や取り下げをしたりできるように、アドレスを控えておいてください。",
        usualWait: { wait in
            switch wait {
            case .hour: "このあと担当者が読みます。たいていは1時間以内です。"
            case .hours: "このあと担当者が読みます。たいていは数時間以内です。"
            case .day: "このあと担当者が読みます。たいていは1日以内です。"
            case .days: "このあと担当者が読みます。たいていは数日以内です。"
            case .longer: "このあと担当者が読みます。現在は1週間以上かかることがあります。"
            }
        },
        seeIt: "ページで見る",
        changeWaits: "変更は承認待ちです。それまでは前の文章が公開されたままです。",
        withdrawnNote: """
            文章、お名前、サイト、メールアドレスはここから完全に削除されました。返信があった場合、返信は残り、元の場所にはコメントが削除されたことだけが表示されます。
            """,
        yourText: "あなたが書いた文章",
        writtenAs: { "\($0) として、\($1)" },
        edit: "編集する",
        editUntil: { "\($0) まで編集できます。変更した文章はもう一度確認されます。" },
        save: "変更を保存",
        saved: "変更が届きました。",
        appeal: "再確認を依頼する",
        appealNote: "一度だけ、担当者にもう一度読んでもらうよう依頼できます。",
        appealButton: "再確認を依頼",
        appealed: "再確認を依頼しました。担当者がもう一度読みます。",
        replies: "返信のお知らせ",
        repliesNote: """
            このサービスはまだメールを送れません。ご希望は保存されます。最初のメールを送る前に、アドレスの確認をお願いします。
            """,
        repliesOn: "返信があったらメールを受け取る設定です。",
        repliesOff: "返信があってもメールは届きません。",
        askReplies: "返信をメールで受け取る",
        stopReplies: "メールを受け取らない",
        choiceKept: "ご希望を保存しました。",
        forget: "このブラウザー",
        forgetNote: """
            このブラウザーには、あなたを見分けるための鍵が保存されています。鍵がなければ、次のコメントは初めての方のものとして扱われます。
            """,
        forgetButton: "このブラウザーから鍵を消す",
        forgotten: "このブラウザーには何も残っていません。",
        withdraw: "取り下げる",
        withdrawNote: "いつでもできます。文章、名前、サイト、アドレスはすぐに削除され、元に戻せません。",
        withdrawTick: "はい、コメントを削除します。",
        withdrawButton: "コメントを取り下げる",
        tickFirst: "何も削除されていません。先にチェックを入れてください。",
        back: { "\($0) に戻る" },
        thePage: "ページ",
    )
}

extension ReaderWords {
    private static let reportInJapanese = ReportWords(
        link: "報告",
        linkTo: { "\($0)さんのコメントを報告" },
        title: "このコメントを報告する",
        intro: "報告はモデレーターが読みます。モデレーターが判断するまで、コメントはそのまま残ります。",
        question: "どのような問題がありますか？",
        choose: "どのような問題があるか選んでください。",
        noteTooLong: { "\($0)文字あります。\($1)文字以内でお願いします。" },
        note: "ほかに伝えたいことはありますか？（任意）",
        nameless: "お名前はうかがいません。報告と一緒にあなたの情報が保存されることもありません。そのため、返信はできません。",
        send: "報告を送信",
        notSent: "報告はまだ送信されていません。",
        thanks: "ありがとうございます。報告が届きました",
        received: "モデレーターが読みます。モデレーターが判断するまで、コメントは残ります。",
        known: "このコメントはすでに報告されています",
        repeated: "お使いの接続からすでに報告されています。報告は一度だけ数えられるため、今回の分は保存されませんでした。最初の報告が読まれます。",
        danger: "今まさに誰かの身に危険が迫っているかもしれないときは、私たちを待たずに、今いる場所の緊急通報番号にすぐ電話してください。",
        back: "コメントに戻る",
        worried: "書いた人、または書かれている人のことが心配です",
        abuse: "誰かを攻撃、脅迫、または侮辱しています",
        privacy: "名前や住所など、誰かの個人的なことが書かれています",
        spam: "広告です",
    )

    private static let problemsInJapanese = ProblemWords(
        commentMissing: "コメントを入力してください。",
        commentShowsNothing: "コメントを入力してください。表示できるものがありません。",
        commentTooLong: { "コメントは\($0)文字です。\($1)文字以内でお願いします。" },
        nameMissing: "名前を入力してください。本名でなくてもかまいません。",
        nameTooLong: { "名前は\($0)文字です。\($1)文字以内でお願いします。" },
        emailMissing: "メールアドレスを入力してください。公開されることはありません。",
        emailTooLong: { "メールアドレスが長すぎます。\($0)文字以内でお願いします。" },
        emailInvalid: "メールアドレスの形ではないようです。name@example.org のように入力してください。",
        websiteTooLong: { "サイトのアドレスが長すぎます。\($0)文字以内でお願いします。" },
        websiteInvalid: "サイトのアドレスではないようです。https://example.org のように入力してください。",
        pageMissing: "どのページへのコメントか分かりません。ページを指定してください。",
        pageInvalid: { "1文字から\($0)文字までのページのパスではありません。" },
        parentInvalid: "コメントの番号ではありません。",
        unreadable: "読み取れない文字がありました。文章をもう一度ご確認ください。",
        foreignForm: "このフォームは当サービスのものではありません。",
        anonymous: "匿名",
    )

    private static let refusalsInJapanese = RefusalWords(
        invalid: "入力内容をご確認ください",
        rejected: "コメントは受け付けられませんでした",
        closed: "コメントの受け付けは終了しました",
        closedSentence: "書いている間に受け付けが終了しました。文章は下にありますので、控えておいてください。",
        noSuchParent: "返信先のコメントがありません",
        noSuchParentSentence: "返信先のコメントはもうありません。返信ではないコメントとして送信できます。",
        duplicate: "このコメントはすでに届いています",
        duplicateSentence: "同じコメントがすでに届いています。もう一度送信する必要はありません。",
        tooMany: "短い時間にたくさん届きました",
        tooManySentence: { "短い時間にたくさん届きました。\($0)ほど待ってから、もう一度送信してください。文章は残っています。" },
        seconds: { "\($0)秒" },
        minutes: { "\($0)分" },
        busy: "ただいま混み合っています",
        busySentence: "ただいま混み合っています。少ししてから、もう一度送信してください。",
        noRoom: "ディスクがいっぱいで保存できません",
        noRoomSentence: "保存する場所がありません。文章を控えて、あとでもう一度送信してください。",
        outcomeUnknown: "保存されたかどうか分かりません",
        outcomeUnknownSentence: "保存されたかどうか確認できません。もう一度送信する前に、1分ほどしてからご確認ください。",
        damaged: "保存されている内容が壊れています",
        damagedSentence: "保存されている内容の一部が壊れているため、表示できません。サイトの運営者が詳細を確認できます。",
        wrongOrigin: "このページからは送信できません",
        wrongOriginSentence: "このフォームは、ここへの送信が許可されていないページにあります。",
        notFound: "見つかりません",
        notFoundSentence: "ここには何もありません。アドレスが間違っているか、古い可能性があります。",
        gone: "もうありません",
        goneSentence: "このコメントは書いた人によって取り下げられました。",
        editTimeOver: "編集できる時間は終わりました。",
        defect: "こちら側で問題が起きました",
        defectSentence: "もう一度お試しください。続くようでしたら、リクエスト番号を添えてサイトにお知らせください。",
        otherwise: "処理できませんでした",
        otherwiseSentence: "リクエストを理解できませんでした。前のページに戻って、もう一度お試しください。",
    )
}

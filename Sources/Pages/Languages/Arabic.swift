import Comments

extension ReaderWords {
    package static let arabic = ReaderWords(
        language: .arabic,
        date: { "\($0.day) \(arabicMonths[$0.month]) \($0.year)، \($0.time) UTC" },
        thread: threadInArabic,
        form: formInArabic,
        element: elementInArabic,
        receipt: receiptInArabic,
        report: reportInArabic,
        problems: problemsInArabic,
        refusals: refusalsInArabic,
    )

    private static let arabicMonths: [HTML] = [
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر",
        "أكتوبر", "نوفمبر", "ديسمبر",
    ]

    private static let threadInArabic = ThreadWords(
        heading: { number in
            switch ArabicNumber(number) {
            case .zero: "لا توجد تعليقات بعد"
            case .one: "تعليق واحد"
            case .two: "تعليقان"
            case .few: "\(number) تعليقات"
            case .many: "\(number) تعليقًا"
            case .other: "\(number) تعليق"
            }
        },
        about: "تعليقات على",
        title: { "تعليقات على \($0)" },
        writtenOn: { "\($0) على \($1)" },
        empty: "يسعدنا أن يبدأ الحديث بتعليقك.",
        removed: "أُزيل هذا التعليق. تبقى الردود عليه.",
        edited: { "عُدّل في \($0)" },
        reply: "رد",
        replyTo: { "رد على \($0)" },
        moderator: "الإشراف",
        contentNote: "قد تكون قراءة هذا النص مؤلمة. يمكنك فتحه إن شئت.",
        pinned: "مثبّت",
        inPlace: "في مكانه من المحادثة",
        replies: { number in
            switch ArabicNumber(number) {
            case .zero: "لا ردود"
            case .one: "رد واحد"
            case .two: "ردّان"
            case .few: "\(number) ردود"
            case .many: "\(number) ردًا"
            case .other: "\(number) رد"
            }
        },
        pages: "أجزاء هذه المحادثة",
        more: "المزيد من التعليقات",
        earlier: "التعليقات السابقة",
        first: "العودة إلى البداية",
        order: "ترتيب التعليقات",
        oldest: "الأقدم أولًا",
        newest: "الأحدث أولًا",
        closed: "التعليقات مغلقة هنا. ما كُتب يبقى.",
    )

    private static let formInArabic = FormWords(
        title: "اترك تعليقًا",
        titleTo: { "اترك ردًا على \($0)" },
        cancel: "إلغاء الرد",
        addressPromise: "لن يُنشر عنوان بريدك الإلكتروني.",
        required: { "الحقول الإلزامية مشار إليها بـ \($0)" },
        comment: "التعليق",
        name: "الاسم",
        email: "البريد الإلكتروني",
        website: "الموقع الإلكتروني",
        remember:
            "تذكّرني في هذا المتصفح. يحتفظ بمفتاح فقط ولا شيء غيره؛ وبدون هذه العلامة لا يُحفظ شيء.",
        submit: "إرسال التعليق",
        preview: "معاينة",
        previewTitle: "معاينة",
        previewNote: "هكذا سيبدو. لم يُرسل بعد.",
        trap: "اترك هذا فارغًا",
        notSentTitle: { "لم يُرسل بعد: \($0)" },
        notSent: "لم يُرسل تعليقك بعد.",
        textIsKept: "ما كتبته لا يزال هنا.",
        keptText: "نصّك، لتتمكن من نسخه:",
        helpLead: "إن احتجت إلى التحدث إلى أحد:",
        checked: { "تم التحقق في \($0)" },
        secondLook: "قبل أن ترسله",
        secondLookNote: """
            لم يُرسل شيء بعد. يمكنك تعديل نصّك في الأسفل، أو إرساله كما هو؛ وعندها يقرؤه \
            أحد المشرفين أولًا.
            """,
        sendAnyway: "أرسله على أي حال",
    )

    private static let elementInArabic = ElementWords(
        remember: """
            تذكّرني في هذا المتصفح. يحفظ اسمك وموقعك ومفتاحًا ونصًا لم يُرسل بعد ولا شيء غير \
            ذلك؛ ومن دونه لا يُحفظ شيء.
            """,
        offline: """
            لا يمكن الوصول إلى التعليقات الآن. نصّك ما زال هنا: تحقّق من الاتصال ثم أرسله من \
            جديد.
            """,
        sending: "جارٍ الإرسال…",
        receipt: "صفحتك الخاصة بهذا التعليق",
        receiptHint: "احتفظ بعنوانها إن أردت أن تعرف ما حدث للتعليق أو أن تعدّله أو تسحبه.",
        forget: "انسني في هذا المتصفح",
        forgotten: "لم يعد شيء محفوظًا في هذا المتصفح.",
        fresh: [
            ("one", "تعليق جديد واحد"),
            ("two", "تعليقان جديدان"),
            ("few", "{n} تعليقات جديدة"),
            ("many", "{n} تعليقًا جديدًا"),
            ("other", "{n} تعليق جديد"),
        ],
    )

    private static let receiptInArabic = ReceiptWords(
        received: "تعليقك بانتظار المراجعة",
        published: "نُشر تعليقك",
        declined: "لم يُنشر تعليقك",
        withdrawn: "لقد سحبت هذا التعليق",
        receivedNote: "لقد وصل ولم يُنشر بعد. لا يلزمك فعل شيء آخر.",
        privateNote: """
            هذه الصفحة خاصة بك: احتفظ بعنوانها إن أردت أن تعرف ما حدث لتعليقك أو أن تعدّله أو \
            تسحبه.
            """,
        usualWait: { wait in
            switch wait {
            case .hour: "بعد ذلك يقرؤه أحد المشرفين، عادةً خلال ساعة."
            case .hours: "بعد ذلك يقرؤه أحد المشرفين، عادةً خلال بضع ساعات."
            case .day: "بعد ذلك يقرؤه أحد المشرفين، عادةً خلال يوم."
            case .days: "بعد ذلك يقرؤه أحد المشرفين، عادةً خلال بضعة أيام."
            case .longer: "بعد ذلك يقرؤه أحد المشرفين. قد يستغرق ذلك حاليًا أسبوعًا أو أكثر."
            }
        },
        seeIt: "شاهده في الصفحة",
        changeWaits: "تعديلك بانتظار المراجعة. يبقى النص السابق منشورًا حتى ذلك الحين.",
        withdrawnNote: """
            حُذف نصّه واسمك وموقعك وعنوان بريدك الإلكتروني من هنا نهائيًا. إن كان أحد قد رد، \
            فستبقى الردود، \
            ويظهر في مكانه أن تعليقًا أُزيل.
            """,
        yourText: "ما كتبته",
        writtenAs: { "باسم \($0)، \($1)" },
        edit: "عدّله",
        editUntil: { "ممكن حتى \($0). النص المعدّل يُراجع من جديد." },
        save: "حفظ التعديل",
        saved: "وصل تعديلك.",
        appeal: "اطلب مراجعة ثانية",
        appealNote: "يمكنك أن تطلب مرة واحدة أن يقرأه أحد المشرفين من جديد.",
        appealButton: "أرجو مراجعته مرة أخرى",
        appealed: "طلبت مراجعة ثانية. سيقرؤه أحد المشرفين من جديد.",
        replies: "متابعة الردود",
        repliesNote: """
            لا تستطيع هذه الخدمة إرسال البريد بعد. اختيارك محفوظ؛ وقبل أول رسالة سيُطلب منك \
            تأكيد عنوانك.
            """,
        repliesOn: "طلبت رسالة عندما يرد أحد.",
        repliesOff: "لا تصلك رسالة عندما يرد أحد.",
        askReplies: "أرسل لي بريدًا عند الردود",
        stopReplies: "لا ترسل بريدًا عند الردود",
        choiceKept: "حُفظ اختيارك.",
        forget: "هذا المتصفح",
        forgetNote: """
            يحتفظ هذا المتصفح بمفتاح نعرفك به من جديد. وبدونه يُعدّ تعليقك التالي لكاتب جديد.
            """,
        forgetButton: "انسني في هذا المتصفح",
        forgotten: "لم يعد هذا المتصفح يحتفظ بشيء عنك.",
        withdraw: "اسحبه",
        withdrawNote: "ممكن دائمًا. يُحذف النص والاسم والموقع والعنوان فورًا ولا يمكن استرجاعها.",
        withdrawTick: "نعم، احذف تعليقي.",
        withdrawButton: "سحب التعليق",
        tickFirst: "لم يُحذف شيء: يرجى وضع العلامة في المربع أولًا.",
        back: { "العودة إلى \($0)" },
        thePage: "الصفحة",
    )
}

extension ReaderWords {
    private static let reportInArabic = ReportWords(
        link: "إبلاغ",
        linkTo: { "إبلاغ عن تعليق \($0)" },
        title: "الإبلاغ عن هذا التعليق",
        intro: "سيقرأ أحد المشرفين بلاغك. يبقى التعليق في مكانه حتى يتخذ قرارًا.",
        question: "ما المشكلة فيه؟",
        choose: "يرجى اختيار المشكلة فيه.",
        noteTooLong: { "عدد الأحرف \($0)؛ والحد الأقصى \($1)." },
        note: "هل تود قول المزيد؟ (ليس إلزاميًا)",
        nameless: """
            لا نسألك من أنت، ولا يُحفظ مع البلاغ شيء عنك. لذلك لا يستطيع أحد أن يرد عليك.
            """,
        send: "إرسال البلاغ",
        notSent: "لم يُرسل بلاغك بعد.",
        thanks: "شكرًا، وصل بلاغك",
        received: "سيقرؤه أحد المشرفين. يبقى التعليق حتى يتخذ قرارًا.",
        known: "سبق الإبلاغ عن هذا التعليق",
        repeated: """
            سبق الإبلاغ عنه من اتصالك، ويُحسب البلاغ مرة واحدة: لم يُحفظ هذا. يُقرأ البلاغ الأول.
            """,
        danger: """
            إن كان هناك من قد يكون في خطر الآن فلا تنتظر ردّنا: اتصل فورًا برقم الطوارئ في مكان \
            وجودك.
            """,
        back: "العودة إلى التعليقات",
        worried: "أشعر بالقلق على من كتبه، أو على شخص مذكور فيه",
        abuse: "يهاجم أحدًا أو يهدده أو يهينه",
        privacy: "يكشف أمورًا خاصة لأحد، مثل اسم أو عنوان",
        spam: "إنه إعلان",
    )

    private static let problemsInArabic = ProblemWords(
        commentMissing: "يرجى كتابة تعليق.",
        commentShowsNothing: "يرجى كتابة تعليق: لا يظهر في هذا شيء.",
        commentTooLong: { "عدد أحرف تعليقك \($0)؛ والحد الأقصى \($1)." },
        nameMissing: "يرجى كتابة اسم؛ لا يلزم أن يكون اسمك الحقيقي.",
        nameTooLong: { "عدد أحرف اسمك \($0)؛ والحد الأقصى \($1)." },
        emailMissing: "يرجى كتابة عنوان بريدك الإلكتروني؛ لن يُنشر.",
        emailTooLong: { "عنوان البريد هذا طويل جدًا؛ الحد الأقصى للأحرف \($0)." },
        emailInvalid: "لا يبدو هذا عنوان بريد إلكتروني؛ ينبغي أن يشبه name@example.org.",
        websiteTooLong: { "عنوان الموقع هذا طويل جدًا؛ الحد الأقصى للأحرف \($0)." },
        websiteInvalid: "لا يبدو هذا موقعًا؛ ينبغي أن يشبه https://example.org.",
        pageMissing: "الصفحة غير محددة: يرجى ذكر الصفحة التي يخصها التعليق.",
        pageInvalid: { "هذا ليس مسار صفحة؛ الحد الأقصى للأحرف \($0)." },
        parentInvalid: "هذا ليس رقم تعليق.",
        unreadable: "تعذرت قراءة بعض الأحرف؛ يرجى مراجعة النص مرة أخرى.",
        foreignForm: "هذا النموذج ليس من نماذجنا.",
        anonymous: "مجهول",
    )

    private static let refusalsInArabic = RefusalWords(
        invalid: "بعض الحقول تحتاج إلى نظرة أخرى",
        rejected: "لم يُقبل التعليق",
        closed: "التعليقات مغلقة هنا",
        closedSentence: "أُغلقت التعليقات بينما كنت تكتب. نصّك في الأسفل لتحتفظ به.",
        noSuchParent: "التعليق الذي ترد عليه ليس هنا",
        noSuchParentSentence: "التعليق الذي ترد عليه لم يعد هنا. يمكنك مع ذلك إرسال تعليقك وحده.",
        duplicate: "هذا التعليق موجود هنا بالفعل",
        duplicateSentence: "هذا التعليق نفسه موجود هنا بالفعل؛ لا حاجة إلى إرساله مرة أخرى.",
        tooMany: "كان ذلك كثيرًا في وقت قصير",
        tooManySentence: {
            "كان ذلك كثيرًا في وقت قصير. يرجى الانتظار \($0) ثم الإرسال مرة أخرى؛ نصّك لا يزال هنا."
        },
        seconds: { number in
            switch ArabicNumber(number) {
            case .one: "ثانية واحدة"
            case .two: "ثانيتين"
            case .few: "\(number) ثوانٍ"
            case .zero, .many, .other: "\(number) ثانية"
            }
        },
        minutes: { number in
            switch ArabicNumber(number) {
            case .one: "دقيقة واحدة"
            case .two: "دقيقتين"
            case .few: "\(number) دقائق"
            case .zero, .many, .other: "\(number) دقيقة"
            }
        },
        busy: "تصلنا رسائل كثيرة الآن",
        busySentence: "تصلنا رسائل كثيرة الآن. يرجى الإرسال مرة أخرى بعد لحظات.",
        noRoom: "القرص ممتلئ: لا يمكن حفظ شيء",
        noRoomSentence: "لم يبق مكان لحفظه. يرجى الاحتفاظ بنصّك وإرساله لاحقًا.",
        outcomeUnknown: "لا نعرف إن كان قد حُفظ",
        outcomeUnknownSentence:
            "لا نستطيع معرفة إن كان قد حُفظ. يرجى النظر بعد دقيقة قبل إرساله مرة أخرى.",
        damaged: "المحفوظ هنا تالف",
        damagedSentence:
            "شيء مما حُفظ هنا تالف، ولا يُعرض منه شيء؛ يستطيع القائم على الموقع معرفة ما هو.",
        wrongOrigin: "لا يمكن الإرسال من هذه الصفحة",
        wrongOriginSentence: "هذا النموذج في صفحة لا يُسمح لها بالإرسال إلى هنا.",
        notFound: "غير موجود",
        notFoundSentence: "لا شيء هنا. ربما كُتب العنوان خطأً أو أنه قديم.",
        gone: "لم يعد موجودًا",
        goneSentence: "سُحب هذا التعليق بطلب من كاتبه.",
        editTimeOver: "انتهى الوقت الذي كان يمكن تعديله فيه.",
        defect: "حدث خلل لدينا",
        defectSentence:
            "يرجى المحاولة مرة أخرى؛ وإن استمر ذلك فيرجى إبلاغ القائمين على الموقع مع ذكر رقم الطلب.",
        otherwise: "تعذّر ذلك",
        otherwiseSentence: "تعذّر فهم الطلب. يرجى العودة والمحاولة مرة أخرى.",
    )
}

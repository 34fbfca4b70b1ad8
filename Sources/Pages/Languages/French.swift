import Comments

extension ReaderWords {
    package static let french = ReaderWords(
        language: .french,
        date: {
            "\($0.day == 1 ? "1er" : "\($0.day)") \(frenchMonths[$0.month]) \($0.year), \($0.time) UTC"
        },
        thread: threadInFrench,
        form: formInFrench,
        element: elementInFrench,
        receipt: receiptInFrench,
        report: reportInFrench,
        problems: problemsInFrench,
        refusals: refusalsInFrench,
    )

    private static let frenchMonths: [HTML] = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
    ]

    private static let threadInFrench = ThreadWords(
        heading: {
            switch $0 {
            case 0: "Pas encore de commentaires"
            case 1: "Un commentaire"
            default: "\($0) commentaires"
            }
        },
        about: "Commentaires sur",
        title: { "Commentaires sur \($0)" },
        writtenOn: { "\($0) sur \($1)" },
        empty: "Soyez la première personne à écrire quelque chose.",
        removed: "Ce commentaire a été retiré. Les réponses restent.",
        edited: { "modifié le \($0)" },
        reply: "Répondre",
        replyTo: { "Répondre à \($0)" },
        moderator: "Modération",
        contentNote: "Ce texte peut être éprouvant. Ouvrez-le si vous le souhaitez.",
        pinned: "Épinglé",
        inPlace: "Dans la conversation",
        replies: { $0 == 1 ? "Une réponse" : "\($0) réponses" },
        pages: "Parties de cette conversation",
        more: "Plus de commentaires",
        earlier: "Commentaires précédents",
        first: "Revenir au début",
        order: "Ordre des commentaires",
        oldest: "Les plus anciens d’abord",
        newest: "Les plus récents d’abord",
        closed: "Les commentaires sont fermés ici. Ce qui a été écrit reste.",
    )

    private static let formInFrench = FormWords(
        title: "Laisser un commentaire",
        titleTo: { "Répondre à \($0)" },
        cancel: "Annuler la réponse",
        addressPromise: "Votre adresse e-mail ne sera pas publiée.",
        required: { "Les champs obligatoires sont indiqués avec \($0)" },
        comment: "Commentaire",
        name: "Nom",
        email: "E-mail",
        website: "Site web",
        remember: """
            Me reconnaître dans ce navigateur. Une clé y est enregistrée, et rien d’autre ; si \
            cette case n’est pas cochée, rien ne l’est.
            """,
        submit: "Laisser un commentaire",
        preview: "Aperçu",
        previewTitle: "Aperçu",
        previewNote: "Voici à quoi cela ressemblerait. Rien n’a encore été envoyé.",
        trap: "Laissez ce champ vide",
        notSentTitle: { "Pas encore envoyé : \($0)" },
        notSent: "Votre commentaire n’a pas encore été envoyé.",
        textIsKept: "Ce que vous avez écrit est toujours là.",
        keptText: "Votre texte, pour que vous puissiez le copier :",
        helpLead: "Si vous avez besoin de parler à quelqu’un :",
        checked: { "vérifié le \($0)" },
        secondLook: "Avant de l’envoyer",
        secondLookNote: """
            Rien n’a encore été envoyé. Vous pouvez modifier votre texte ci-dessous, ou \
            l’envoyer tel \
            quel ; une personne le lira alors d’abord.
            """,
        sendAnyway: "Envoyer quand même",
    )

    private static let elementInFrench = ElementWords(
        remember: """
            Me reconnaître dans ce navigateur. Votre nom, votre site, une clé et un texte pas \
            encore envoyé y sont enregistrés, et rien d’autre ; si cette case n’est pas cochée, \
            rien ne l’est.
            """,
        offline: """
            Impossible de joindre les commentaires pour le moment. Votre texte est toujours là : \
            vérifiez votre connexion, puis renvoyez-le.
            """,
        sending: "Envoi…",
        receipt: "Votre page privée pour ce commentaire",
        receiptHint: """
            Gardez son adresse si vous voulez savoir ce que devient le commentaire, le modifier \
            ou le retirer.
            """,
        forget: "M’oublier dans ce navigateur",
        forgotten: "Plus rien n’est enregistré dans ce navigateur.",
        fresh: [("one", "Un nouveau commentaire"), ("other", "{n} nouveaux commentaires")],
    )

    private static let receiptInFrench = ReceiptWords(
        received: "Votre commentaire est en attente de modération",
        published: "Votre commentaire est publié",
        declined: "Votre commentaire n’a pas été publié",
        withdrawn: "Vous avez retiré ce commentaire",
        receivedNote: """
            Il est arrivé et n’est pas encore public. Vous n’avez rien d’autre à faire.
            """,
        privateNote: """
            Cette page est privée : gardez son adresse si vous voulez savoir ce qu’il devient, \
            le modifier ou le retirer.
            """,
        usualWait: { wait in
            switch wait {
            case .hour: "Une personne va maintenant le lire, en général dans l’heure."
            case .hours: "Une personne va maintenant le lire, en général sous quelques heures."
            case .day: "Une personne va maintenant le lire, en général dans la journée."
            case .days: "Une personne va maintenant le lire, en général sous quelques jours."
            case .longer:
                "Une personne va le lire. En ce moment, cela peut prendre une semaine ou plus."
            }
        },
        seeIt: "Le voir sur la page",
        changeWaits: """
            Votre modification est en attente de modération. D’ici là, le texte précédent reste \
            public.
            """,
        withdrawnNote: """
            Son texte, votre nom, votre site et votre adresse e-mail sont effacés ici pour de \
            bon. Si \
            quelqu’un avait répondu, les réponses restent ; à sa place, il est dit qu’un \
            commentaire a été retiré.
            """,
        yourText: "Ce que vous avez écrit",
        writtenAs: { "sous le nom de \($0), le \($1)" },
        edit: "Le modifier",
        editUntil: { "Possible jusqu’au \($0). Un texte modifié est relu." },
        save: "Enregistrer la modification",
        saved: "Votre modification est arrivée.",
        appeal: "Demander une relecture",
        appealNote: "Vous pouvez demander une fois qu’une personne le relise.",
        appealButton: "Merci de le relire",
        appealed: "Vous avez demandé une relecture. Une personne le lira de nouveau.",
        replies: "Suivi des réponses",
        repliesNote: """
            Ce service ne peut pas encore envoyer d’e-mails. Votre choix est enregistré ; avant le \
            premier \
            e-mail, on vous demandera de confirmer votre adresse.
            """,
        repliesOn: "Vous souhaitez un e-mail quand quelqu’un répond.",
        repliesOff: "Vous ne recevez pas d’e-mail quand quelqu’un répond.",
        askReplies: "M’avertir des réponses par e-mail",
        stopReplies: "Ne pas m’envoyer d’e-mail",
        choiceKept: "Votre choix est enregistré.",
        forget: "Ce navigateur",
        forgetNote: """
            Ce navigateur garde une clé qui permet de vous reconnaître. Sans elle, votre prochain \
            commentaire sera celui d’une personne qui écrit ici pour la première fois.
            """,
        forgetButton: "M’oublier dans ce navigateur",
        forgotten: "Ce navigateur ne garde plus rien de vous.",
        withdraw: "Le retirer",
        withdrawNote: """
            Toujours possible. Le texte, le nom, le site et l’adresse sont effacés aussitôt et ne \
            peuvent pas revenir.
            """,
        withdrawTick: "Oui, effacer mon commentaire.",
        withdrawButton: "Retirer le commentaire",
        tickFirst: "Rien n’a été effacé : merci de cocher d’abord la case.",
        back: { "Revenir à \($0)" },
        thePage: "la page",
    )
}

extension ReaderWords {
    private static let reportInFrench = ReportWords(
        link: "Signaler",
        linkTo: { "Signaler le commentaire de \($0)" },
        title: "Signaler ce commentaire",
        intro: """
            Une personne de la modération lira votre signalement. Le commentaire reste à sa place \
            jusqu’à ce que quelqu’un ait décidé.
            """,
        question: "Qu’est-ce qui ne va pas ?",
        choose: "Merci de choisir ce qui ne va pas.",
        noteTooLong: { "Ce texte compte \($0) caractères ; le maximum est de \($1)." },
        note: "Voulez-vous en dire plus ? (facultatif)",
        nameless: """
            On ne vous demande pas qui vous êtes, et rien sur vous n’est enregistré avec le \
            signalement. Personne ne peut donc vous répondre.
            """,
        send: "Envoyer le signalement",
        notSent: "Votre signalement n’a pas encore été envoyé.",
        thanks: "Merci, votre signalement est arrivé",
        received: """
            Une personne de la modération le lira. Le commentaire reste jusqu’à ce que quelqu’un \
            ait décidé.
            """,
        known: "Ce commentaire est déjà signalé",
        repeated: """
            Il a déjà été signalé depuis votre connexion, et un signalement compte une fois : \
            celui-ci n’a pas été enregistré. C’est le premier qui est lu.
            """,
        danger: """
            Si quelqu’un est peut-être en danger en ce moment même, ne nous attendez pas : \
            appelez tout de suite le numéro d’urgence de l’endroit où vous êtes.
            """,
        back: "Revenir aux commentaires",
        worried: "Je m’inquiète pour la personne qui l’a écrit, ou pour quelqu’un dont il parle",
        abuse: "Il attaque, menace ou insulte quelqu’un",
        privacy: "Il révèle la vie privée de quelqu’un, comme un nom ou une adresse",
        spam: "C’est de la publicité",
    )

    private static let problemsInFrench = ProblemWords(
        commentMissing: "Merci d’écrire un commentaire.",
        commentShowsNothing: "Merci d’écrire un commentaire : dans celui-ci, on ne voit rien.",
        commentTooLong: {
            "Votre commentaire compte \($0) caractères ; le maximum est de \($1)."
        },
        nameMissing: "Merci d’indiquer un nom ; ce n’est pas forcément le vrai.",
        nameTooLong: { "Votre nom compte \($0) caractères ; le maximum est de \($1)." },
        emailMissing: "Merci d’indiquer votre adresse e-mail ; elle ne sera pas publiée.",
        emailTooLong: {
            "Cette adresse e-mail est trop longue ; le maximum est de \($0) caractères."
        },
        emailInvalid:
            "Cela ne ressemble pas à une adresse e-mail ; elle devrait ressembler à name@example.org.",
        websiteTooLong: { "Cette adresse est trop longue ; le maximum est de \($0) caractères." },
        websiteInvalid:
            "Cela ne ressemble pas à un site web ; il devrait ressembler à https://example.org.",
        pageMissing: "La page manque : indiquez à laquelle se rapporte le commentaire.",
        pageInvalid: { "Ce n’est pas le chemin d’une page de 1 à \($0) caractères." },
        parentInvalid: "Ce n’est pas le numéro d’un commentaire.",
        unreadable: "Certains caractères n’ont pas pu être lus ; merci de relire le texte.",
        foreignForm: "Ce formulaire n’est pas l’un des nôtres.",
        anonymous: "Anonyme",
    )

    private static let refusalsInFrench = RefusalWords(
        invalid: "Certains champs sont à revoir",
        rejected: "Le commentaire n’a pas été accepté",
        closed: "Les commentaires sont fermés ici",
        closedSentence:
            "Les commentaires ont été fermés pendant que vous écriviez. Votre texte est ci-dessous, pour que vous puissiez le garder.",
        noSuchParent: "Le commentaire auquel vous répondez n’est pas ici",
        noSuchParentSentence:
            "Le commentaire auquel vous répondez n’est plus là. Vous pouvez tout de même envoyer le vôtre seul.",
        duplicate: "Ce commentaire est déjà là",
        duplicateSentence:
            "Ce même commentaire est déjà là ; vous n’avez pas besoin de le renvoyer.",
        tooMany: "C’était beaucoup en peu de temps",
        tooManySentence: {
            "C’était beaucoup en peu de temps. Merci d’attendre \($0) avant de le renvoyer ; votre texte est toujours là."
        },
        seconds: { $0 < 2 ? "\($0) seconde" : "\($0) secondes" },
        minutes: { $0 < 2 ? "\($0) minute" : "\($0) minutes" },
        busy: "Beaucoup de messages arrivent en ce moment",
        busySentence:
            "Beaucoup de messages arrivent en ce moment. Merci de renvoyer le vôtre dans un instant.",
        noRoom: "Le disque est plein : rien ne peut être enregistré",
        noRoomSentence:
            "Il n’y a plus de place. Merci de garder votre texte et de le renvoyer plus tard.",
        outcomeUnknown: "Nous ne savons pas s’il a été enregistré",
        outcomeUnknownSentence:
            "Nous ne pouvons pas dire s’il a été enregistré. Merci de regarder dans une minute avant de le renvoyer.",
        damaged: "Ce qui est enregistré ici est endommagé",
        damagedSentence:
            "Une partie de ce qui est enregistré ici est endommagée et n’est pas affichée ; les responsables du site peuvent voir de quoi il s’agit.",
        wrongOrigin: "Cette page ne peut pas écrire ici",
        wrongOriginSentence: "Ce formulaire se trouve sur une page qui ne peut pas écrire ici.",
        notFound: "Introuvable",
        notFoundSentence: "Il n’y a rien ici. L’adresse est peut-être mal tapée, ou ancienne.",
        gone: "Ce n’est plus là",
        goneSentence: "Ce commentaire a été retiré par la personne qui l’a écrit.",
        editTimeOver: "Le temps pendant lequel il pouvait être modifié est passé.",
        defect: "Un problème est survenu chez nous",
        defectSentence:
            "Merci de réessayer ; si cela persiste, signalez-le au site en indiquant le numéro de la requête.",
        otherwise: "Cela n’a pas pu être fait",
        otherwiseSentence:
            "La demande n’a pas pu être comprise. Merci de revenir en arrière et de réessayer.",
    )
}

import Comments

extension ReaderWords {
    package static let spanish = ReaderWords(
        language: .spanish,
        date: { "\($0.day) de \(spanishMonths[$0.month]) de \($0.year), \($0.time) UTC" },
        thread: threadInSpanish,
        form: formInSpanish,
        element: elementInSpanish,
        receipt: receiptInSpanish,
        report: reportInSpanish,
        problems: problemsInSpanish,
        refusals: refusalsInSpanish,
    )

    private static let spanishMonths: [HTML] = [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
        "octubre", "noviembre", "diciembre",
    ]

    private static let threadInSpanish = ThreadWords(
        heading: {
            $0 == 0 ? "Todavía no hay comentarios" : $0 == 1 ? "Un comentario" : "\($0) comentarios"
        },
        about: "Comentarios sobre",
        title: { "Comentarios sobre \($0)" },
        writtenOn: { "\($0) sobre \($1)" },
        empty: "Sé la primera persona en escribir algo.",
        removed: "Este comentario se ha retirado. Las respuestas siguen aquí.",
        edited: { "editado el \($0)" },
        reply: "Responder",
        replyTo: { "Responder a \($0)" },
        moderator: "Moderación",
        contentNote: "Leer esto puede ser duro. Ábrelo si quieres.",
        pinned: "Fijado",
        inPlace: "En la conversación",
        replies: { $0 == 1 ? "Una respuesta" : "\($0) respuestas" },
        pages: "Partes de esta conversación",
        more: "Más comentarios",
        earlier: "Comentarios anteriores",
        first: "Volver al principio",
        order: "Orden de los comentarios",
        oldest: "Los más antiguos primero",
        newest: "Los más recientes primero",
        closed: "Aquí los comentarios están cerrados. Lo que se escribió sigue aquí.",
    )

    private static let formInSpanish = FormWords(
        title: "Deja una respuesta",
        titleTo: { "Deja una respuesta a \($0)" },
        cancel: "Cancelar la respuesta",
        addressPromise: "Tu dirección de correo electrónico no será publicada.",
        required: { "Los campos obligatorios están marcados con \($0)" },
        comment: "Comentario",
        name: "Nombre",
        email: "Correo electrónico",
        website: "Web",
        remember: """
            Reconocerme en este navegador. Guarda una clave y nada más; sin esta casilla no se \
            guarda \
            nada.
            """,
        submit: "Publicar el comentario",
        preview: "Vista previa",
        previewTitle: "Vista previa",
        previewNote: "Así se vería. Todavía no se ha enviado.",
        trap: "Deja esto vacío",
        notSentTitle: { "Todavía sin enviar: \($0)" },
        notSent: "Tu comentario todavía no se ha enviado.",
        textIsKept: "Lo que has escrito sigue aquí.",
        keptText: "Tu texto, para que puedas copiarlo:",
        helpLead: "Si necesitas hablar con alguien:",
        checked: { "comprobado el \($0)" },
        secondLook: "Antes de enviarlo",
        secondLookNote: """
            Todavía no se ha enviado nada. Puedes cambiar tu texto abajo o enviarlo tal como está; \
            entonces primero lo lee una persona.
            """,
        sendAnyway: "Enviar de todos modos",
    )

    private static let elementInSpanish = ElementWords(
        remember: """
            Reconocerme en este navegador. Guarda tu nombre, tu web, una clave y un texto aún \
            no enviado, y nada más; sin esta casilla no se guarda nada.
            """,
        offline: """
            Ahora mismo no se puede llegar a los comentarios. Tu texto sigue aquí: comprueba \
            la conexión y envíalo de nuevo, por favor.
            """,
        sending: "Enviando…",
        receipt: "Tu página privada de este comentario",
        receiptHint: """
            Guarda su dirección si quieres saber qué fue del comentario, cambiarlo o retirarlo.
            """,
        forget: "Olvidarme en este navegador",
        forgotten: "En este navegador ya no se guarda nada.",
        fresh: [("one", "Un comentario nuevo"), ("other", "{n} comentarios nuevos")],
    )

    private static let receiptInSpanish = ReceiptWords(
        received: "Tu comentario está pendiente de moderación",
        published: "Tu comentario está publicado",
        declined: "Tu comentario no se ha publicado",
        withdrawn: "Has retirado este comentario",
        receivedNote: "Ha llegado y todavía no es público. No tienes que hacer nada más.",
        privateNote: """
            Esta página es privada: guarda su dirección si quieres saber qué fue de tu \
            comentario, cambiarlo o retirarlo.
            """,
        usualWait: { wait in
            switch wait {
            case .hour: "Ahora lo leerá una persona, normalmente en menos de una hora."
            case .hours: "Ahora lo leerá una persona, normalmente en unas horas."
            case .day: "Ahora lo leerá una persona, normalmente en menos de un día."
            case .days: "Ahora lo leerá una persona, normalmente en unos días."
            case .longer: "Lo leerá una persona. En este momento puede tardar una semana o más."
            }
        },
        seeIt: "Verlo en la página",
        changeWaits:
            "Tu cambio está pendiente de moderación. Mientras tanto sigue público el texto anterior.",
        withdrawnNote: """
            El texto, tu nombre, tu web y tu dirección de correo se han borrado aquí para \
            siempre. Si \
            alguien había respondido, las respuestas siguen ahí; en su lugar se dice que se ha \
            retirado un comentario.
            """,
        yourText: "Lo que has escrito",
        writtenAs: { "como \($0), \($1)" },
        edit: "Cambiarlo",
        editUntil: { "Se puede hasta el \($0). Si cambias el texto, se vuelve a revisar." },
        save: "Guardar el cambio",
        saved: "Tu cambio ha llegado.",
        appeal: "Pedir una segunda lectura",
        appealNote: "Puedes pedir, una sola vez, que una persona lo lea de nuevo.",
        appealButton: "Por favor, léanlo otra vez",
        appealed: "Has pedido una segunda lectura. Una persona lo leerá de nuevo.",
        replies: "Aviso de respuestas",
        repliesNote: """
            Este servicio todavía no puede enviar correo. Tu elección queda guardada; antes del \
            primer \
            correo se te pedirá que confirmes tu dirección.
            """,
        repliesOn: "Quieres un correo cuando alguien responda.",
        repliesOff: "No recibes correo cuando alguien responde.",
        askReplies: "Avisarme por correo de las respuestas",
        stopReplies: "No enviarme correo",
        choiceKept: "Tu elección queda guardada.",
        forget: "Este navegador",
        forgetNote: """
            Este navegador guarda una clave con la que se te reconoce. Sin ella, tu próximo \
            comentario \
            será el de alguien que escribe aquí por primera vez.
            """,
        forgetButton: "Olvidarme en este navegador",
        forgotten: "Este navegador ya no guarda nada de ti.",
        withdraw: "Retirarlo",
        withdrawNote: """
            Se puede siempre. El texto, el nombre, la web y la dirección se borran al momento y \
            no se \
            pueden recuperar.
            """,
        withdrawTick: "Sí, borrar mi comentario.",
        withdrawButton: "Retirar el comentario",
        tickFirst: "No se ha borrado nada: marca primero la casilla, por favor.",
        back: { "Volver a \($0)" },
        thePage: "la página",
    )
}

extension ReaderWords {
    private static let reportInSpanish = ReportWords(
        link: "Denunciar",
        linkTo: { "Denunciar el comentario de \($0)" },
        title: "Denunciar este comentario",
        intro: """
            Alguien de la moderación leerá tu aviso. El comentario se queda donde está hasta que \
            una persona decida.
            """,
        question: "¿Cuál es el problema?",
        choose: "Elige cuál es el problema, por favor.",
        noteTooLong: { "Tiene \($0) caracteres; como mucho pueden ser \($1)." },
        note: "¿Quieres decir algo más? (no es obligatorio)",
        nameless: """
            No se te pregunta quién eres y con el aviso no se guarda nada sobre ti. Por eso nadie \
            puede contestarte.
            """,
        send: "Enviar el aviso",
        notSent: "Tu aviso todavía no se ha enviado.",
        thanks: "Gracias, tu aviso ha llegado",
        received: """
            Alguien de la moderación lo leerá. El comentario se queda hasta que una persona decida.
            """,
        known: "Este comentario ya está denunciado",
        repeated: """
            Ya se denunció desde tu conexión, y un aviso cuenta una vez: este no se ha guardado. \
            Se lee el primero.
            """,
        danger: """
            Si alguien puede estar en peligro ahora mismo, no nos esperes: llama enseguida al \
            número de emergencias del lugar donde estés.
            """,
        back: "Volver a los comentarios",
        worried: "Me preocupa la persona que lo ha escrito, o alguien que aparece en él",
        abuse: "Ataca, amenaza o insulta a alguien",
        privacy: "Cuenta cosas privadas de alguien, como un nombre o una dirección",
        spam: "Es publicidad",
    )

    private static let problemsInSpanish = ProblemWords(
        commentMissing: "Escribe un comentario, por favor.",
        commentShowsNothing: "Escribe un comentario, por favor: en este no se ve nada.",
        commentTooLong: { "Tu comentario tiene \($0) caracteres; como mucho pueden ser \($1)." },
        nameMissing: "Escribe un nombre, por favor; no hace falta que sea el verdadero.",
        nameTooLong: { "Tu nombre tiene \($0) caracteres; como mucho pueden ser \($1)." },
        emailMissing: "Escribe tu dirección de correo, por favor; no será publicada.",
        emailTooLong: {
            "Esta dirección de correo es demasiado larga; como mucho \($0) caracteres."
        },
        emailInvalid:
            "Esto no parece una dirección de correo; debería ser como name@example.org.",
        websiteTooLong: { "Esta dirección web es demasiado larga; como mucho \($0) caracteres." },
        websiteInvalid: "Esto no parece una web; debería ser como https://example.org.",
        pageMissing: "Falta la página: di a cuál se refiere.",
        pageInvalid: { "Esto no es la ruta de una página de 1 a \($0) caracteres." },
        parentInvalid: "Esto no es el número de un comentario.",
        unreadable: "Algunos caracteres no se han podido leer; repasa el texto, por favor.",
        foreignForm: "Este formulario no es nuestro.",
        anonymous: "Anónimo",
    )

    private static let refusalsInSpanish = RefusalWords(
        invalid: "Hay campos que conviene revisar",
        rejected: "El comentario no se ha admitido",
        closed: "Aquí los comentarios están cerrados",
        closedSentence:
            "Los comentarios se han cerrado mientras escribías. Tu texto está abajo, para que puedas guardarlo.",
        noSuchParent: "El comentario al que respondes no está aquí",
        noSuchParentSentence:
            "El comentario al que respondes ya no está. Aun así puedes publicar el tuyo por separado.",
        duplicate: "Este comentario ya está aquí",
        duplicateSentence: "Este mismo comentario ya está aquí; no hace falta enviarlo otra vez.",
        tooMany: "Ha sido mucho en poco tiempo",
        tooManySentence: {
            "Ha sido mucho en poco tiempo. Espera \($0) y envíalo de nuevo, por favor; tu texto sigue aquí."
        },
        seconds: { $0 == 1 ? "un segundo" : "\($0) segundos" },
        minutes: { $0 == 1 ? "un minuto" : "\($0) minutos" },
        busy: "Ahora mismo llegan muchos mensajes",
        busySentence:
            "Ahora mismo llegan muchos mensajes. Envía el tuyo de nuevo dentro de un momento, por favor.",
        noRoom: "El disco está lleno: no se puede guardar nada",
        noRoomSentence:
            "No queda sitio para guardarlo. Conserva tu texto y envíalo más tarde, por favor.",
        outcomeUnknown: "No sabemos si se ha guardado",
        outcomeUnknownSentence:
            "No podemos saber si se ha guardado. Mira dentro de un minuto antes de enviarlo otra vez.",
        damaged: "Lo que está guardado aquí está dañado",
        damagedSentence:
            "Algo de lo guardado aquí está dañado. No se muestra nada de ello; quienes llevan esta web pueden ver qué es.",
        wrongOrigin: "Desde esta página no se puede publicar aquí",
        wrongOriginSentence: "Este formulario está en una página que no puede publicar aquí.",
        notFound: "No encontrado",
        notFoundSentence:
            "Aquí no hay nada. Puede que la dirección esté mal escrita o sea antigua.",
        gone: "Ya no está",
        goneSentence: "Quien escribió este comentario lo ha retirado.",
        editTimeOver: "El tiempo para cambiarlo ha terminado.",
        defect: "Algo ha fallado por nuestra parte",
        defectSentence:
            "Inténtalo de nuevo; si sigue igual, avisa a quienes llevan la web e indica el número de la petición.",
        otherwise: "No se ha podido hacer",
        otherwiseSentence:
            "No se ha entendido la petición. Vuelve atrás e inténtalo de nuevo, por favor.",
    )
}

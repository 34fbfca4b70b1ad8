extension EverydayWords {
    /// Whole comments that every policy should let pass; English, then Spanish.
    static let sentences: [String] = sentenceLines.split(separator: "\n").map(String.init)

    private static let sentenceLines = """
        Thank you, this is how my first evening in a group felt, down to the cold tea.
        My therapist says that a group is a small world, and after two years I agree.
        The part about silence made me smile, because ours begins with ten quiet minutes every week.
        I was the shy one in the corner, and now I make the coffee for everybody.
        Our analyst used to draw circles on paper to show who was talking with whom.
        We meet in the basement of a library, under a lamp that hums like a bee.
        It took me a whole winter to say more than my name, and nobody minded.
        I wish I had read this before my first session, I was so nervous about the chairs.
        What I like about our circle is that nobody has to be clever or quick.
        My sister and I read your article aloud in the kitchen and talked until midnight.
        The specialist at our hospital told us about the group, and we are glad we went.
        Some weeks we only laugh, and some weeks we only listen, and both are good.
        I assume that every group has one person who brings cake, and ours is a pharmacist.
        Could you write more about how groups begin, and how people find their chairs?
        I have been a nurse for thirty years and still learn something in every circumstance.
        The grapes are ripe at last, and the wasps have noticed it before us.
        We planted peas along the fence, and a peacock from the farm next door ate them all.
        Roses need patience, said my grandfather, and so do the people who grow them.
        This spring the first butterfly of the year sat down on my shirt button.
        My balcony faces north, so I grow parsley, mint and a very brave tomato.
        There is a hedgehog under our shed, and the children leave it a bowl of water.
        Last night the frost took the beans, but the garlic does not care at all.
        The documentary was slow and beautiful, and I forgot to eat my popcorn.
        That scene at the window, with the shadow of the grass on the wall, is a classic.
        I saw the film with my father, who cried before I did and blamed the popcorn.
        The music in the last scene is better than the whole rest of the film.
        An honest film about brothers; the skilled young actor in the white coat is one to remember.
        We watched it in an old cinema where the seats creak at every sad moment.
        The new version of the program opens my old documents without any fuss.
        I finally understood recursion when I drew the execution of it on paper.
        Naming a variable takes me longer than writing the function around it.
        The assistant class reads the title first, then passes the string to the parser.
        Our tests failed because of a time zone, which is a sentence I seem to write every winter.
        The release notes are a pleasure to read, somebody took great care with them.
        I keep a notebook next to my keyboard, since paper never needs an update.
        My son asked why the moon follows our car, and I had to think hard.
        Grandmother kept her buttons in a glass jar, and we were allowed to sort them.
        My daughter plays the bassoon, so the neighbours know every piece by heart now.
        Every Saturday we bake bread together, and every Saturday somebody forgets the salt.
        The baby slept through the whole party, even through the brass band.
        My husband learned to knit at sixty, and I now own eleven hats.
        I used to hate long walks with my parents, and today I would not miss one.
        We are a loud family, but at the table everybody gets to finish a sentence.
        I disagree with the second half, though you put it fairly and I enjoyed the reading.
        Hello from rainy Sussex, where four of us read your essays over a pot of tea.
        Gracias por este texto, me recordó mi primera tarde en el grupo y lo nerviosa que estaba.
        En nuestro círculo nadie tiene prisa, y eso es lo que más me gusta.
        Mi terapeuta dice que escuchar también se aprende, y creo que tiene razón.
        Leí el artículo en voz alta a mi madre mientras pelábamos patatas.
        Al principio me costaba hablar, y ahora soy el que prepara el café.
        La película me pareció lenta, pero el final en la estación vale la pena.
        Mi abuelo cuidaba el jardín con una paciencia que yo apenas estoy aprendiendo.
        Este año los tomates han salido pequeños y dulces, y los vecinos están contentos.
        No estoy de acuerdo con la última parte, aunque está muy bien explicada.
        Mi hermano y yo volvimos a hablar después de un verano entero sin vernos.
        El programa nuevo abre mis documentos sin problemas, por fin puedo trabajar tranquila.
        En la universidad tuve una profesora que empezaba cada clase con un minuto de silencio.
        Nos reunimos los jueves en la biblioteca, debajo de un reloj que siempre va tarde.
        Mi hija dice que las plantas crecen mejor si les cantamos por la mañana.
        Qué bonito lo de las sillas en círculo, en mi pueblo hacíamos lo mismo en la plaza.
        """
}

/// Words, names and sentences of harmless comments: what a careless rule would catch
/// (POLICIES §7, P101).
///
/// Own work. All are ordered best-known first, and the words that hide another word stand before
/// the merely common ones, so that the first hit is the one that convinces.
enum EverydayWords {
    /// Words of English, then of Spanish, in small letters.
    static let words: [String] = (english + "\n" + spanish)
        .split(whereSeparator: \.isWhitespace).map(String.init)

    /// Towns, regions and countries, as they are written.
    static let places: [String] = placeLines.split(separator: "\n").map(String.init)

    private static let english = """
        specialist socialist classic assistant cocktail therapist analysis document scunthorpe
        peacock assess passage shuttlecock analyst analytics cumulative circumstance
        circumference basement advertisement casement grape drape drapes grapefruit title
        constitution institution button butter butterfly assume assumption class classroom mass
        massage massive grass glass brass compass embarrass embarrassing ambassador assembly
        asset association assignment associate assurance pharmacist pharmacy alone balloon
        sextet sextant unisex skill skillet skilled diet died soldier bodies studies ladies
        melodies hello shell seashell shellfish eggshell therapeutic therapy scrape landscape
        freedom freeze freezer winter window wine winding twin wing swing swimming ideal dealing
        dealer blink clinking better alphabet between diabetes pillow caterpillar pillar spill
        change exchange hanger orchestra cute execute cutlery begun drugstore tweed seaweed
        cracker subject subway submarine subtle suburb promote promotion hitch white architect
        cockpit cockatoo dictionary titanic titanium repetition appetite entitled stitch
        practitioner nutrition tradition kitten kitchen night evening raccoon cocoon tycoon
        tuxedo mustard custard phase arsenal parsley rehearse coarse saturday sturdy skyscraper
        saltwater speed spoon pool harpoon album cucumber accumulate documentary succumb
        something method potato teapot hashtag heroine artichoke jumper europe property charm
        harmony harmonica auburn problem robin warm reward software hardware inquiry admiration
        mirage tomato automatic amateur bishop workshop opposite cobweb hostel ghost admire
        development equipment instance context happy apple pineapple afford advisable
        intelligence climbing tuber exuberant television floral coral moral border wholesale
        salesman installation devote pivot fundamental familiar peculiar auxiliary father
        fatigue whatever skyline photograph wrap trapeze strap homogeneous spicy suspicious
        conspicuous shoe phoenix thorough jewel begin engine imagine ginger original vinegar
        analogy canal banal penal peninsula openness happen pencil carpenter banana urban
        bandage banner both bottom botany bottle robot stroll controlled closer oxymoron tape
        paper chapel rather grateful literature pigeon slip ellipse clipboard flipper gospel
        ostrich prickly cricket chicken snippet turnip catnip manipulate vaguely flag thistle
        shirt sheet arbiter orbit rabbit habit exhibit ambition mistake dashboard washing casual
        casserole cassette molasses bass bassoon bypass trespass surpass harness
        the of and to in is you that it he was for on are as with his they at be this have from
        or one had by word but not what all were we when your can said there use an each which
        she do how their if will up other about out many then them these so some her would make
        him into time has look two more write go see number no way could people than first water
        been who its now find long down day did get come made may part over new sound take only
        little work know place year live me back give most very after thing our just name good
        sentence man think say great where help through much before line right too mean old any
        same tell boy follow came want show also around form three small set put end does
        another well large must big even such because turn here why ask went men read need land
        different home us move try kind hand picture again play air away animal house point page
        letter mother answer found still learn should world high every near add food own below
        country plant last school keep tree never start city earth eye light thought head under
        story saw left few while along might close seem next hard open example life always those
        together got group often run important until children side feet car mile walk sea grow
        took river four carry state once book hear stop without second later miss idea enough
        eat face watch far really almost let above girl sometimes mountain young talk soon list
        song leave family body music colour sun questions fish area mark dog horse birds room
        knew since ever piece told usually friends easy heard red door sure become top ship
        across today during short best however low hours black whole remember early listen wind
        several morning against slowly money map voice cold certain fall town field travel wood
        fire please latest order spread half blue green yellow brown rain snow cloud spring
        summer autumn week month tonight tomorrow yesterday sister brother uncle aunt cousin
        grandmother grandfather daughter son parent husband wife baby neighbour doctor nurse
        teacher student writer reader author bread milk cheese egg soup salad sugar salt tea
        coffee cake lemon cherry pear rice cup fork breakfast lunch dinner garden flower leaf
        seed soil bush bee hen duck cat mouse bed chair lamp shelf mirror stairs wall floor
        corner gate street road bridge library museum theatre cinema church hospital train bus
        bicycle ticket journey holiday lake forest coat dress hat pocket film actor novel poem
        article newspaper magazine computer keyboard screen program string password network
        memory version feeling fear sadness kindness patience courage trust silence comfort
        honest gentle calm tired proud curious lonely quiet careful welcome sorry conversation
        meeting circle member support sharing experience recovery breathe sleep dream wake rest
        smile laugh hug cook bake clean paint dance climb swim drive wait wonder wish believe
        decide explain forget
        """

    private static let spanish = """
        que una con para los las por más pero como muy también cuando todo hay está ser tener
        hacer poder decir ver dar saber querer llegar pasar deber poner parecer quedar creer
        hablar llevar dejar seguir encontrar llamar venir pensar salir volver tomar conocer
        vivir sentir mirar artículo círculo película cálculo vehículo espectáculo computadora
        disputa diputado reputación mano verano hermano hermana temprano humano piso piscina
        episodio pensamiento oscura procurar tratamiento cascada necesidad universidad persona
        perdona armario farmacia ganas orgánico revisar improvisar temporal ambiente locomotora
        vagón cacao pollito ampolla capítulo sexto mariscos dieta redondo casa familia madre
        padre hijo hija abuelo abuela amigo amiga vecino niño niña gente grupo reunión palabra
        libro historia canción cocina jardín árbol perro gato ciudad calle escuela trabajo
        maestro maestra terapeuta análisis clase clásico pan agua leche queso fruta manzana
        desayuno comida cena mesa ventana puerta luz sol luna lluvia mañana tarde noche semana
        año hoy ayer siempre nunca gracias bueno feliz tranquilo paciencia cariño alegría
        silencio ayuda
        """

    private static let placeLines = """
        Scunthorpe
        Penistone
        Essex
        Sussex
        Middlesex
        Lightwater
        Clitheroe
        Cockermouth
        Titicaca
        Cockburn Town
        Dickinson
        Cocking
        Titchfield
        Assisi
        Nassau
        Passau
        Kassel
        Alsace
        Sandwich
        Cumbria
        Cumberland
        Cumbernauld
        Shanghai
        Hangzhou
        Changsha
        Killarney
        Kilkenny
        Dieppe
        Hellesdon
        Rapperswil
        Grapevine
        Calcutta
        Burgundy
        Drogheda
        Tibet
        Winchester
        Darwin
        Deal
        Linköping
        Subotica
        Seoul
        Matamoros
        Mataró
        Culiacán
        Putaendo
        Montenegro
        Nigeria
        Niger
        Pakistan
        Japan
        Phuket
        Nantucket
        Bethlehem
        Horsham
        Evesham
        Lewisham
        Faversham
        Wareham
        Vienna
        London
        Paris
        Cairo
        Buenos Aires
        New York
        Madrid
        Barcelona
        Berlin
        Rome
        Lisbon
        Dublin
        Edinburgh
        Glasgow
        Manchester
        Liverpool
        Birmingham
        Leeds
        Bristol
        Cardiff
        Oxford
        Cambridge
        Brighton
        Sevilla
        Valencia
        Zaragoza
        Bilbao
        Granada
        Ciudad de México
        Guadalajara
        Monterrey
        Bogotá
        Medellín
        Lima
        Quito
        Caracas
        Santiago de Chile
        Valparaíso
        Montevideo
        Asunción
        La Paz
        La Habana
        San José
        Chicago
        Boston
        Seattle
        San Francisco
        Los Angeles
        Toronto
        Vancouver
        Montréal
        Sydney
        Melbourne
        Auckland
        Tokyo
        Mumbai
        Delhi
        Istanbul
        Athens
        Warsaw
        Prague
        Budapest
        Stockholm
        Oslo
        Copenhagen
        Amsterdam
        Brussels
        Zürich
        Nairobi
        Lagos
        Johannesburg
        Casablanca
        Marrakesh
        Texas
        California
        Andalucía
        Scotland
        Wales
        Ireland
        Canada
        Argentina
        """
}

/// Given names as people write them, for finding who is named in a text and for lint
/// (POLICIES §4, §7).
///
/// Names that are also everyday words (Will, Mark, Hope, May, Grace, Rose …) are left out: they
/// would find too much. Names with accents stand here with and without them,
/// unless the bare spelling is a word (Germán, Léa). Own work.
enum GivenNames {
    /// Every name, in small letters and in NFC.
    static let all: Set<String> = Set(
        languages.joined(separator: "\n").split(whereSeparator: \.isWhitespace).map(String.init)
    )

    /// What stands before a name and makes it one, in small letters and without the full stop.
    static let titles: Set<String> = [
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof",
        "sr", "sra", "srta", "don", "doña",
        "herr", "frau", "mme", "mlle",
    ]
    /// Bytes of the longest title: a longer word is one only with a capital, as a name.
    static let longestTitle = titles.map(\.utf8.count).max() ?? 0

    private static let languages = [
        english, spanish, german, french, italian, polish, arabic, indian, turkish, chinese,
        scandinavian,
    ]

    private static let english = """
        linda carol gabriel noah mia tommy siobhan marta mario marina rocío rocio rosa carolina
        santiago victoria jesús gina nina mila ava harper aiden caleb miles wyatt tyler cody
        jordan austin shane clive gemma kirsty shauna niamh aoife ciara declan conor adrián
        adam adrian agnes alan albert alex alexander alexandra alfred alice alison allan allison
        alyssa amanda amber amelia amy andrea andrew andy angela ann anna anne annie anthony
        arnold arthur ashley audrey barbara barry becky ben benjamin bernard beth bethany betty
        beverly brandon brenda brian bridget brooke bruce bryan caitlin cameron caroline carolyn
        catherine cathy charles charlie charlotte cheryl chloe chris christina christine
        christopher cindy claire colin connor craig cynthia daniel danielle darren dave david
        deborah debbie dennis derek diana diane donald donna doris dorothy douglas duncan dylan
        edgar edith edward edwin eileen elaine eleanor elizabeth ellen ellie elliot emily emma
        eric erin esther ethan eugene evan evelyn fiona frances francis freddie frederick gareth
        gary gavin geoffrey george gerald gillian gladys gordon graham greg gregory gwen hannah
        harold harriet harry harvey heather helen henry hilary howard hugh ian imogen isaac
        isabella isabelle jack jackie jacob jacqueline jake james jamie jane janet janice jason
        jeff jeffrey jenna jennifer jenny jeremy jessica jessie jill jim jimmy joan joanna
        joanne joe joel john johnny jonathan joseph josh joshua joyce judith judy julia julian
        julie justin karen kate katherine kathleen kathryn kathy katie keith kelly ken kenneth
        kerry kevin kim kimberly kyle lauren laura lawrence leah leonard leslie lewis liam lily
        lisa liz logan lorraine louis louise lucas lucy luke lydia lynn madeleine malcolm
        margaret maria marilyn martha martin mary mason matthew maureen megan melanie melissa
        michael michelle mike mildred mitchell molly monica nancy naomi natalie natasha nathan
        neil nicholas nick nicola nicole nigel nora oliver olivia oscar owen pamela patricia
        patrick paul paula peggy peter phil philip phoebe phyllis rachel ralph raymond rebecca
        rhys richard rita robert roger ronald rory ross roy russell ruth ryan sally sam samantha
        samuel sandra sara sarah scott sharon shaun sheila shirley simon sophie stacey stanley
        stella stephanie stephen steve steven stuart susan suzanne sylvia tara teresa terry
        theodore theresa thomas tiffany tim timothy tina todd tom tony tracey tracy trevor
        vanessa veronica victor vincent walter wayne wendy wesley william zachary zoe
        """

    private static let spanish = """
        adela adolfo adriana agustín agustin alberto alejandra alejandro alfonso alfredo alicia
        álvaro alvaro ana anabel andrés andres antonia antonio araceli armando arturo asier
        aitor beatriz begoña begona benito bernardo borja camila carlos carmen catalina cecilia
        césar claudia cristian cristóbal cristobal daniela darío dario diego eduardo elena elisa
        eloy elvira emilia emilio enrique ernesto esteban eusebio eva fabián fabian federico
        felipe félix felix fermín fermin fernanda fernando fidel francisca francisco gabriela
        gerardo germán gonzalo gregorio guadalupe guillermo gustavo héctor hector hernán hernan
        hugo ignacio inés ines íñigo inigo irene isabel ismael iván ivan jaime javier jimena
        joaquín joaquin jorge josé jose josefa josefina juan juana julián karina laia leandro
        leonor leticia lorena lucía lucia luis luisa manolo manuel manuela marcela marcos maría
        mariana mariano maribel mariela martín mateo matilde mauricio maximiliano mercè merce
        miguel miriam mónica montserrat natalia nerea nicolás nicolas noelia nuria núria octavio
        óscar paco paloma pablo pascual patricio pedro pepe ramiro ramón ramon raquel raúl raul
        rafael rebeca ricardo roberto rodolfo rodrigo rogelio rubén ruben santi sebastián
        sebastian sergio silvia sofía sofia sonia susana tomás úrsula ursula valentín valentin
        vanesa verónica vicente viviana ximena yolanda xavi
        """

    private static let german = """
        andreas anja anke anneliese antje axel bärbel barbel bernd bernhard birgit brigitte
        christoph dieter dietmar dirk eberhard elke erich erika ernst florian franz friedrich
        fritz gerhard gisela greta gudrun günter gunter guenter günther gunther guenther hanna
        hans heike heinrich heinz helga helmut herbert hermann hildegard horst ingrid jens
        joachim jochen johann johanna johannes jörg jorg joerg jürgen jurgen juergen jutta karin
        karl katharina katja klaus konrad kurt lena lukas manfred matthias maximilian monika
        nadine norbert otto petra rainer ralf reinhard renate rolf rüdiger rudiger ruediger
        sabine silke stefan stefanie susanne svenja tanja thorsten tobias udo ulrich ulrike uwe
        volker werner wilhelm wolfgang
        """

    private static let french = """
        amélie amelie anaïs anais antoine aurélie aurelie benoît benoit camille cécile cecile
        céline celine chantal chloé christophe clémence clemence clément colette corinne
        delphine didier élise elise élodie elodie émilie emilie étienne etienne fabrice françois
        francois françoise francoise frédéric frederic geneviève genevieve gérard gerard gilles
        guillaume hélène helene henri jacques jean jérôme jerome julien laurent léa lucie manon
        marcel margaux marie mathieu maxime michel monique nathalie noémie noemie océane oceane
        odile olivier pascal philippe pierre quentin raphaël raphael régine regine rémi remi
        rené rene renée renee romain sébastien sebastien solène solene stéphane stephane
        stéphanie sylvie théo theo thérèse therese thierry valérie valerie véronique veronique
        virginie xavier yves yvette yvonne zoé
        """

    private static let italian = """
        alessandra alessandro antonella bianca chiara cristina davide domenico elisabetta enrico
        fabio federica filippo francesca francesco gabriele giacomo gianluca giorgia giorgio
        giovanna giovanni giulia giulio giuseppe ilaria lorenzo luca luigi matteo maurizio
        nicolò nicolo paola paolo pietro raffaele riccardo roberta salvatore silvio simona
        stefania stefano tommaso valentina vincenzo
        """

    private static let polish = """
        agnieszka aleksandra andrzej bartosz bożena bozena dariusz dorota elżbieta elzbieta ewa
        grażyna grazyna grzegorz halina henryk jacek jadwiga jakub janusz jarosław jaroslaw
        jerzy justyna kamil karolina kasia katarzyna krystyna krzysztof łukasz lukasz maciej
        magdalena małgorzata malgorzata marek mariusz mateusz michał michal paweł pawel piotr
        rafał rafal ryszard sławomir slawomir stanisław stanislaw szymon tadeusz tomasz urszula
        wojciech zbigniew zofia zuzanna
        """

    private static let arabic = """
        abdullah abdelrahman ahmad ahmed aisha amina anwar aziza bilal faisal farid farida
        fatima hamza hanan hassan huda hussein ibrahim imane ismail jamal jamila karim kareem
        khadija khaled khalid layla leila mahmoud mariam maryam mohamed mohammed muhammad
        mustafa nabil noura omar rania rashid samir samira tarek tariq umar waleed walid yasmin
        yasmine youssef yousef yusuf zainab zaynab
        """

    private static let indian = """
        aarav aditya ajay akash amit anand anil anita anjali arjun arun ashok deepak deepika
        dinesh divya ganesh gaurav geeta gopal harish jyoti karthik kavita kiran lakshmi mahesh
        manish manoj meena meera mohan mukesh nandini naveen neha nikhil pooja pradeep prakash
        priya priyanka rahul rajesh rajiv rakesh ramesh ravi rekha rohan rohit sachin sandeep
        sangeeta sanjay shreya siddharth sneha sunil sunita suresh swati varun vijay vikram
        vinod vishal vivek
        """

    private static let turkish = """
        ahmet ayşe ayse büşra busra burak burcu çağla cagla cemal çiğdem cigdem ebru elif emine
        emre esra fatma gizem gökhan gokhan hakan hatice hüseyin huseyin kemal kerem mehmet
        merve murat ömer omer orhan osman özge ozge özlem ozlem recep selin serkan tuğba tugba
        uğur ugur volkan yasemin zeynep
        """

    private static let chinese = """
        guoqiang haoran jianguo junjie meiling xiaohong xiaoling xiaoming xinyi xiuying yuxuan
        zhiwei zihan
        """

    private static let scandinavian = """
        anders annika astrid bengt birgitta björn bjorn bjørn elin erik freja frida fredrik
        gunnar gustav haakon håkan håkon hakon harald henrik ingeborg jonas jørgen jorgen kajsa
        kerstin kjell knut kristian lars lasse leif linnea malin magnus mette mikael mikkel
        niels nils olaf olof pernille rasmus sigrid solveig søren soren sören sven thorbjørn
        thorbjorn tove ulf ulla vibeke viggo åsa
        """
}

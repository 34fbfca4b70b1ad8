/// What fair people write, in the scripts that careless filters break on; own work.
///
/// Joiners, variation selectors, keycaps and tags are written as escapes, so that no editor
/// loses them.
enum FairComments {
    /// Every comment with the name of its group: a script, a language, `Emoji` or `Mixed`.
    static let all: [(script: String, text: String)] = groups.flatMap { group in
        group.lines.split(separator: "\n").map { line in
            (script: group.script, text: String(line))
        }
    }

    /// One comment a line.
    private static let groups: [(script: String, lines: String)] = [
        (script: "Cyrillic", lines: cyrillic),
        (script: "Greek", lines: greek),
        (script: "Arabic", lines: arabic),
        (script: "Persian", lines: persian),
        (script: "Hindi", lines: hindi),
        (script: "Japanese", lines: japanese),
        (script: "Emoji", lines: emoji),
        (script: "Hebrew", lines: hebrew),
        (script: "Korean", lines: korean),
        (script: "Chinese", lines: chinese),
        (script: "Thai", lines: thai),
        (script: "Vietnamese", lines: vietnamese),
        (script: "Turkish", lines: turkish),
        (script: "Polish", lines: polish),
        (script: "Mixed", lines: mixed),
    ]

    private static let cyrillic = """
        Спасибо за статью, я читал её вечером на кухне и всё время кивал.
        Мы с сестрой пекли пироги по бабушкиному рецепту, и вышло почти как в детстве.
        В нашей группе сначала все молчат и пьют чай, а потом говорят до самой ночи.
        Моя мама ходит в кружок по средам и каждый раз возвращается с улыбкой.
        ОЧЕНЬ ХОРОШО написано про тишину, у нас первая встреча была точно такая же!
        Дякую за теплі слова, сьогодні вони були мені дуже до речі.
        Наша група зустрічається щочетверга в бібліотеці, і я завжди йду туди пішки.
        Бабуся навчила мене в’язати, тепер і я вчу сусідських дітей.
        Їду на зустріч потягом, дивлюся у вікно й думаю про те, що скажу.
        Хвала вам на овом тексту, прочитао сам га двапут уз јутарњу кафу.
        Моја комшиница и ја шетамо поред Дунава сваке недеље и причамо о свему.
        У нашој групи нико не мора да говори, довољно је да дођеш и седнеш.
        Љубав према цвећу сам наследила од деде, а стрпљење сам научила међу људима.
        Благодаря за статията, прочетох я на глас на майка ми и двете се смяхме.
        В нашата група има хора на всякаква възраст и точно това ми харесва.
        Вчера брахме череши на село и цялото семейство се събра около масата.
        Отначало ме беше срам да говоря пред непознати, а сега чакам вторника с нетърпение.
        """

    private static let greek = """
        Ευχαριστώ για το άρθρο, το διάβασα δύο φορές και το έδειξα στη γυναίκα μου.
        Στην ομάδα μας πίνουμε πρώτα έναν καφέ και μετά μιλάμε ήρεμα για την εβδομάδα.
        Η γιαγιά μου έλεγε ότι ο καλός λόγος ανοίγει κάθε πόρτα.
        Χθες φυτέψαμε ντομάτες και βασιλικό στο μπαλκόνι με τα παιδιά.
        Την πρώτη φορά δεν είπα τίποτα, όμως έφυγα πιο ελαφριά απ’ ό,τι ήρθα.
        Μου άρεσε πολύ αυτό που γράφετε για τη σιωπή μέσα στην ομάδα.
        Κάθε Τετάρτη περπατάμε δίπλα στη θάλασσα και λέμε τα νέα μας.
        Ο αδελφός μου κι εγώ ξαναμιλάμε, κι αυτό μου φτάνει για φέτος.
        Διάβασα το κείμενο στο τρένο και ξέχασα να κατέβω στη στάση μου!
        Δεν ήξερα πόσο ωραίο είναι να σε ακούει κάποιος χωρίς να σε διακόπτει.
        ΚΑΛΗΜΕΡΑ ΣΕ ΟΛΟΥΣ, σήμερα έχει ήλιο και η παρέα θα βγει στον κήπο.
        Είμαι δάσκαλος και βλέπω το ίδιο στην τάξη: η εμπιστοσύνη θέλει χρόνο.
        Τι όμορφο κείμενο· το κράτησα για να το συζητήσουμε την Κυριακή στο σπίτι.
        """

    private static let arabic = """
        شكرا على هذا المقال، قرأته مع زوجتي بعد العشاء وتحدثنا عنه طويلا.
        في مجموعتنا نشرب الشاي أولا ثم يحكي كل واحد منا عن أسبوعه.
        كانت جدتي تقول إن الكلمة الطيبة تفتح الأبواب المغلقة.
        زرعنا النعناع والريحان على الشرفة، والأولاد يسقونهما كل صباح.
        في المرة الأولى بقيت صامتا، وفي الثالثة وجدت نفسي أتكلم بهدوء.
        أعجبني ما كتبته عن الصمت، فأنا أيضا أحتاج إلى وقت قبل أن أتكلم.
        نلتقي كل خميس في مكتبة الحي، والقاعة صغيرة لكنها دافئة.
        عدت إلى الحديث مع أخي بعد سنوات، وهذا أجمل ما حدث هذا العام.
        قَرَأتُ النَّصَّ في القطار ونسيتُ أن أنزلَ في محطتي!
        أنا معلّمة، وأرى الأمر نفسه في الصف: الثقة تحتاج إلى وقت وصبر.
        ما أجمل أن يسمعك أحد حتى النهاية من غير أن يقاطعك.
        جـــميل جدا، ذكرني هذا الكلام بأيام الجامعة وبأصدقاء لم أرهم منذ زمن.
        حضرت ١٠ جلسات حتى الآن، وفي كل مرة أعود إلى البيت أخفّ قليلا.
        """

    private static let persian = """
        ممنون از این نوشته، دیشب برای مادرم می\u{200C}خواندم و هر دو می\u{200C}خندیدیم.
        ما هر پنج\u{200C}شنبه در کتابخانه جمع می\u{200C}شویم و اول چای می\u{200C}خوریم.
        بار اول هیچ نگفتم، ولی سبک\u{200C}تر از همیشه به خانه برگشتم.
        بچه\u{200C}ها روی بالکن ریحان کاشته\u{200C}اند و هر روز صبح آبش می\u{200C}دهند.
        مادربزرگم همیشه می\u{200C}گفت حرف خوب درهای بسته را باز می\u{200C}کند.
        چه نوشتهٔ دلنشینی، حرف\u{200C}هایتان دربارهٔ سکوت به دلم نشست.
        من معلمم و سر کلاس هم می\u{200C}بینم که اعتماد زمان می\u{200C}خواهد.
        بعد از سال\u{200C}ها دوباره با برادرم حرف می\u{200C}زنم و خیلی خوشحالم.
        متن را در قطار می\u{200C}خواندم و یادم رفت در ایستگاه خودم پیاده شوم!
        خوب است که کسی حرفت را تا آخر بشنود و نصیحتت نکند، همین کافی\u{200C}ست.
        یکشنبه\u{200C}ها با همسایه\u{200C}ها کنار رودخانه \
        قدم می\u{200C}زنیم و از همه چیز می\u{200C}گوییم.
        این هفته آش پختم و برای بچه\u{200C}های گروه بردم، همه\u{200C}اش را خوردند.
        کتاب\u{200C}هایی که معرفی کرده بودید خواندنی\u{200C}اند، \
        دو تایشان را تمام کرده\u{200C}ام.
        """

    private static let hindi = """
        इस लेख के लिए धन्यवाद, मैंने इसे रात को माँ को पढ़कर सुनाया।
        हमारे समूह में पहले चाय पीते हैं, फिर हर कोई अपने हफ़्ते की बात करता है।
        दादी कहती थीं कि मीठे शब्दों से बंद दरवाज़े भी खुल जाते हैं।
        बच्चों ने बालकनी में तुलसी लगाई है और रोज़ सुबह पानी देते हैं।
        पहली बार मैं चुप रहा, पर घर लौटते समय मन बहुत हल्का था।
        क्\u{200D}या सुंदर लेख है, मौन वाली बात मुझे बहुत अच्\u{200D}छी लगी।
        मैं अध्यापिका हूँ और कक्षा में भी देखती हूँ कि विश्वास को समय चाहिए।
        सत्\u{200C}संग के बाद हम सब नदी के किनारे टहलते हैं और गपशप करते हैं।
        भाई से बरसों बाद फिर बात होने लगी है, इस साल की सबसे अच्छी बात यही है।
        ट्रेन में पढ़ रहा था और अपने स्टेशन पर उतरना ही भूल गया!
        किसी का बिना टोके पूरी बात सुन लेना कितना सुखद होता है, यह यहीं जाना।
        लक्ष्मी आंटी के बनाए लड्डू पूरे समूह को पसंद आए, डिब्बा जल्दी ख़ाली हो गया।
        तत्पश्चात्\u{200C} हमने मिलकर गीत गाया और सब मुस्कुराते हुए घर गए।
        ज्ञान और स्नेह, दोनों इस छोटे-से कमरे में मिले; सब मित्रों को नमस्\u{200D}कार।
        """

    private static let japanese = """
        記事を読みました。昨日の夜、夫と二人でゆっくり話すきっかけになりました。
        うちのグループでは、最初にお茶を飲んでから、一週間のことを順番に話します。
        初めて参加した日は何も言えませんでしたが、帰り道は気持ちが軽かったです。
        ベランダのトマトが赤くなって、子どもたちが毎朝うれしそうに数えています。
        SNSは少し疲れるので、週に一度の集まりで顔を見て話せるのがありがたいです。
        TVで見た庭園に家族で行ってきました。紅葉が本当にきれいでしたよ！
        沈黙についての部分、とても共感しました。待ってもらえるのは大きいですね。
        「聞くだけでいい」という言葉が心に残りました。ありがとうございます。
        祖母の味噌汁を真似して作ってみたら、なつかしくて笑ってしまいました。
        ＮＨＫのドラマを見ながら編み物をするのが、冬のささやかな楽しみです。
        電車の中で読んでいたら、降りる駅を過ぎてしまいました（笑）。
        先生の話を聞いて、コミュニケーションのコツが少しわかった気がします。
        教師をしています。信頼には時間がかかるということを、教室でも毎日感じます。
        """

    private static let emoji = """
        Thank you for this, we read it at breakfast 👨\u{200D}👩\u{200D}👧 \
        and everybody had an opinion.
        Three years in the same group today 🎉 and the cake was gone in five minutes 🍰
        Well said 👍🏽 the part about silence is exactly how our evenings begin.
        Greetings from Mexico 🇲🇽 and from my aunt in Spain 🇪🇸, we both liked the article.
        My plan for Sunday: 1\u{FE0F}\u{20E3} sleep 2\u{FE0F}\u{20E3} garden \
        3\u{FE0F}\u{20E3} soup with my sister
        Gracias por el texto ❤\u{FE0F} lo leí con mi madre y nos reímos mucho 😊
        Hoy llueve ☔ pero el grupo vino igual, con café ☕ y galletas 🍪
        The new dog 🐕\u{200D}🦺 slept under my chair all evening, \
        the best listener in the room 😄
        My grandmother 👩🏻\u{200D}🦳 and her neighbour 👩🏾\u{200D}🌾 \
        swap seeds every spring 🌱
        We walked home singing after the match, well played Scotland \
        🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} and well played Wales
        Nuestra familia creció este año 👩\u{200D}👩\u{200D}👦\u{200D}👦 y la mesa se queda pequeña.
        """

    private static let hebrew = """
        תודה על הכתבה, קראתי אותה אתמול בערב יחד עם אשתי ודיברנו עליה הרבה.
        בקבוצה שלנו שותים קודם תה, ואחר כך כל אחד מספר על השבוע שלו.
        סבתא שלי תמיד אמרה שמילה טובה פותחת כל דלת.
        הילדים שתלו בזיליקום במרפסת ומשקים אותו בכל בוקר.
        בפעם הראשונה לא אמרתי כלום, ובכל זאת חזרתי הביתה בלב קל יותר.
        אהבתי מאוד את מה שנכתב על השתיקה, גם אצלנו מחכים בסבלנות.
        קראתי ברכבת ושכחתי לרדת בתחנה שלי!
        שָׁלוֹם לכולם, היום יצאה השמש והלכנו כולנו לטייל ליד הים.
        אני מורה בבי״ס יסודי, וגם בכיתה רואים שאמון צריך זמן.
        """

    private static let korean = """
        글 잘 읽었습니다. 어젯밤에 남편과 함께 읽고 오래 이야기했어요.
        우리 모임에서는 먼저 차를 마시고, 한 사람씩 지난 한 주를 이야기합니다.
        처음 간 날에는 아무 말도 못 했지만 돌아오는 길에 마음이 가벼웠어요.
        아이들이 베란다에 상추를 심고 아침마다 물을 줍니다 ㅎㅎ
        할머니는 늘 따뜻한 말 한마디가 문을 연다고 하셨어요.
        침묵에 대한 부분이 참 좋았습니다. 기다려 주는 사람이 있다는 건 큰 힘이에요.
        지하철에서 읽다가 내릴 역을 지나쳤네요 ㅋㅋㅋ
        저는 교사인데 교실에서도 믿음에는 시간이 필요하다는 걸 느낍니다.
        주말에 언니와 김치를 담갔는데 온 집안에 웃음소리가 가득했어요.
        """

    private static let chinese = """
        谢谢这篇文章，昨晚我和妻子一起读完，聊到很晚才睡。
        我们小组每次先喝茶，然后轮流说说这一周过得怎么样。
        第一次去的时候我什么也没说，但回家的路上心里轻松了许多。
        孩子们在阳台上种了西红柿，每天早上都要去数一数。
        奶奶常说，好话能打开关着的门，我现在懂了。
        關於沉默的那一段寫得真好，我們的聚會也是這樣慢慢開始的。
        在地鐵上讀得太入神，結果坐過了站，哈哈。
        我是老師，在教室裡也看到信任需要時間，急不來。
        上周末和邻居一起包饺子，大家边包边笑，厨房里全是面粉。
        """

    private static let thai = """
        ขอบคุณสำหรับบทความนี้ค่ะ เมื่อคืนอ่านกับสามีแล้วคุยกันนานเลย
        กลุ่มของเราจะดื่มชากันก่อน แล้วแต่ละคนค่อยเล่าเรื่องของสัปดาห์ที่ผ่านมา
        ครั้งแรกที่ไปผมไม่ได้พูดอะไรเลย แต่ตอนกลับบ้านใจเบาขึ้นมาก
        เด็กๆ ปลูกโหระพาไว้ที่ระเบียงและรดน้ำทุกเช้า
        คุณยายเคยบอกว่าคำพูดดีๆ เปิดประตูได้ทุกบาน
        ชอบตอนที่เขียนเรื่องความเงียบมากครับ ที่กลุ่มเราก็เริ่มแบบนี้เหมือนกัน
        อ่านบนรถไฟเพลินจนเลยสถานีที่จะลง 555
        ฉันเป็นครู ในห้องเรียนก็เห็นเหมือนกันว่าความไว้ใจต้องใช้เวลา
        """

    private static let vietnamese = """
        Cảm ơn bài viết, tối qua tôi đọc cùng vợ và hai người nói chuyện rất lâu.
        Nhóm của chúng tôi uống trà trước, rồi từng người kể về tuần vừa qua.
        Lần đầu tôi không nói gì, nhưng trên đường về lòng nhẹ hơn nhiều.
        Bọn trẻ trồng húng quế ngoài ban công và sáng nào cũng tưới nước.
        Bà tôi thường bảo lời nói tốt đẹp mở được mọi cánh cửa.
        Tôi rất thích đoạn viết về sự im lặng, ở nhóm tôi cũng bắt đầu như thế.
        Tôi đọc trên xe buýt say sưa quá nên đi quá mất một trạm!
        Tôi là giáo viên, trong lớp cũng thấy niềm tin cần có thời gian.
        Cuối tuần cả nhà gói bánh chưng, ai cũng cười vì chiếc bánh méo của em tôi.
        """

    private static let turkish = """
        Yazı için teşekkürler, dün akşam eşimle birlikte okuduk ve uzun uzun konuştuk.
        Grubumuzda önce çay içilir, sonra herkes sırayla haftasını anlatır.
        İlk gidişimde hiçbir şey söylemedim ama eve dönerken içim hafiflemişti.
        Çocuklar balkona fesleğen ekti, her sabah suluyorlar.
        Anneannem güzel sözün her kapıyı açtığını söylerdi.
        Sessizlik üzerine yazdıklarınızı çok beğendim, bizde de akşamlar böyle başlar.
        Vapurda okurken dalmışım, az kalsın iskeleyi kaçırıyordum!
        Öğretmenim, sınıfta da görüyorum: güven zaman ister.
        IŞIL IŞIL bir pazar günüydü, İzmir’de deniz kenarında kardeşimle yürüdük.
        """

    private static let polish = """
        Dziękuję za ten tekst, wczoraj czytaliśmy go z żoną i długo o nim rozmawialiśmy.
        W naszej grupie najpierw pijemy herbatę, a potem każdy opowiada o swoim tygodniu.
        Za pierwszym razem nic nie powiedziałam, ale do domu wracałam jakoś lżejsza.
        Dzieci posadziły bazylię na balkonie i podlewają ją każdego ranka.
        Babcia mówiła, że dobre słowo otwiera każde drzwi.
        Bardzo spodobał mi się fragment o milczeniu, u nas wieczory też tak się zaczynają.
        Czytałem w tramwaju i przejechałem swój przystanek, świetny artykuł!
        Jestem nauczycielką i w klasie widzę to samo: zaufanie potrzebuje czasu.
        W niedzielę lepiliśmy z wnukami pierogi, mąka była nawet na żyrandolu.
        """

    private static let mixed = """
        My daughter studies how TNFα rises and falls with sleep, and I understand half of it.
        The lecture on µ-opioid receptors was over my head, but the tea afterwards was lovely.
        Привет from Berlin, I read this on the train with my grandmother’s dictionary.
        I learned the word φιλία from this article and wrote it on the kitchen door.
        The old cinema Ωmega in our street shows silent films again, and we all went.
        Учу GPT-4 и Python по вечерам, а по вторникам хожу в группу.
        Раньше писал на С++, теперь больше слушаю людей, и это тоже навык.
        Our reading circle is called «Слово & Word», half of us speak Russian and half English.
        We walked 12 km at 8 °C, drank ½ litre of tea each and talked all the way.
        The Japanese word 木漏れ日 for light through leaves fits our garden so well.
        IL-1β and IFNγ are in my sister’s thesis, cake and coffee were at her party.
        У нас Wi-Fi в библиотеке слабый, зато IT-отдел печёт отличные пироги.
        La palabra alemana Gemütlichkeit y la griega αγάπη me gustan más que muchos discursos.
        الكلمة الإنجليزية workshop صعبة على أمي، فتسميها «ورشة الشاي».
        Наша команда зовётся «DJ-и с района», играем винил на школьных вечерах.
        Σήμερα στο team building μαγειρέψαμε μαζί, και το chat της ομάδας γέμισε φωτογραφίες.
        """
}

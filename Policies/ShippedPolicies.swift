/// The policy folder as it travels in the binary: what runs where a site has no files of its own.
package enum ShippedPolicies {
    /// Every file by its path in the folder.
    ///
    /// The build names a constant after each file's base name, which is why base names in this folder are
    /// unique, and why each file stands here once: a test compares this table with the folder.
    package static var files: [String: [UInt8]] {
        [
            "blog.yaml": PackageResources.blog_yaml,
            "cases/blog-cases.tsv": PackageResources.blog_cases_tsv,
            "cases/peer-support-cases.tsv": PackageResources.peer_support_cases_tsv,
            "cases/strict-cases.tsv": PackageResources.strict_cases_tsv,
            "lists/cited-domains.txt": PackageResources.cited_domains_txt,
            "lists/commercial-terms.en.txt": PackageResources.commercial_terms_en_txt,
            "lists/commercial-terms.es.txt": PackageResources.commercial_terms_es_txt,
            "lists/contact-requests.en.txt": PackageResources.contact_requests_en_txt,
            "lists/contact-requests.es.txt": PackageResources.contact_requests_es_txt,
            "lists/content-notes.en.txt": PackageResources.content_notes_en_txt,
            "lists/content-notes.es.txt": PackageResources.content_notes_es_txt,
            "lists/crisis-others.en.txt": PackageResources.crisis_others_en_txt,
            "lists/crisis-others.es.txt": PackageResources.crisis_others_es_txt,
            "lists/crisis-phrases.en.txt": PackageResources.crisis_phrases_en_txt,
            "lists/crisis-phrases.es.txt": PackageResources.crisis_phrases_es_txt,
            "lists/disposable-email.txt": PackageResources.disposable_email_txt,
            "lists/encouragement.en.txt": PackageResources.encouragement_en_txt,
            "lists/encouragement.es.txt": PackageResources.encouragement_es_txt,
            "lists/farewells.en.txt": PackageResources.farewells_en_txt,
            "lists/farewells.es.txt": PackageResources.farewells_es_txt,
            "lists/judgemental.en.txt": PackageResources.judgemental_en_txt,
            "lists/judgemental.es.txt": PackageResources.judgemental_es_txt,
            "lists/method-details.en.txt": PackageResources.method_details_en_txt,
            "lists/method-details.es.txt": PackageResources.method_details_es_txt,
            "lists/negations.en.txt": PackageResources.negations_en_txt,
            "lists/negations.es.txt": PackageResources.negations_es_txt,
            "lists/past-marks.en.txt": PackageResources.past_marks_en_txt,
            "lists/past-marks.es.txt": PackageResources.past_marks_es_txt,
            "lists/requests.en.txt": PackageResources.requests_en_txt,
            "lists/self-promotion.en.txt": PackageResources.self_promotion_en_txt,
            "lists/self-promotion.es.txt": PackageResources.self_promotion_es_txt,
            "lists/seo-praise.en.txt": PackageResources.seo_praise_en_txt,
            "lists/seo-praise.es.txt": PackageResources.seo_praise_es_txt,
            "lists/service-offers.en.txt": PackageResources.service_offers_en_txt,
            "lists/service-offers.es.txt": PackageResources.service_offers_es_txt,
            "lists/spam-domains.txt": PackageResources.spam_domains_txt,
            "lists/stop-medication.en.txt": PackageResources.stop_medication_en_txt,
            "lists/stop-medication.es.txt": PackageResources.stop_medication_es_txt,
            "messages/en.yaml": PackageResources.en_yaml,
            "messages/es.yaml": PackageResources.es_yaml,
            "peer-support.yaml": PackageResources.peer_support_yaml,
            "resources/crisis.yaml": PackageResources.crisis_yaml,
            "strict.yaml": PackageResources.strict_yaml,
        ]
    }
}

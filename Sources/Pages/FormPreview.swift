import Markup

/// The comment as it would look, above the form that it came from.
struct FormPreview {
    let state: FormState
    let words: ReaderWords
    /// The level of its heading.
    let heading: Int

    var html: HTML {
        state.preview.html { preview in
            """
            <section class="aw-preview" id="preview" tabindex="-1" autofocus \
            aria-labelledby="preview-title">
            <h\(heading) id="preview-title">\(words.form.previewTitle)</h\(heading)>
            <p class="aw-meta">\(words.form.previewNote)</p>
            <div class="aw-comment">
            <p class="aw-author"><bdi>\(VisibleText.cleaned(preview.name))</bdi></p>
            <div class="aw-body" dir="auto">
            \(HTML(printed: CommentMarkup(preview.source)))
            </div>
            </div>
            </section>

            """
        }
    }
}

/// The one stylesheet of our pages: quiet, readable, light and dark, made for small screens first.
///
/// Sides are named by the way a line runs, so that Arabic is laid out as it is read.
package enum PageStyle {
    /// Where it is served, below the base path.
    package static let path = "/assets/page.css"

    package static let css = palette + layout + EmbedAssets.style + receipt

    /// Text and lines against their ground: 4.5 to 1 and 3 to 1 at least (WCAG 2.2, 1.4.3 and 1.4.11).
    private static let palette = """
        :root {
          color-scheme: light dark;
          --aw-ground: #fbfaf7; --aw-text: #23211d; --aw-soft: #5c574d; --aw-line: #d9d4c8;
          --aw-edge: #857d6d; --aw-link: #1d5c74; --aw-button: #1d5c74; --aw-on-button: #ffffff;
          --aw-care: #f1ece0; --aw-wrong: #a2281d; --aw-wrong-ground: #fbeeec;
          --aw-mark: #fbe6a2;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --aw-ground: #1b1c1e; --aw-text: #e7e4de; --aw-soft: #aca79c; --aw-line: #3a3b3f;
            --aw-edge: #85858c; --aw-link: #86c5dc; --aw-button: #86c5dc; --aw-on-button: #10242c;
            --aw-care: #26282b; --aw-wrong: #f2a59c; --aw-wrong-ground: #38211f;
            --aw-mark: #574a1c;
          }
        }

        """

    private static let layout = """
        body { margin: 0; background: var(--aw-ground); color: var(--aw-text);
          font: 1.0625rem/1.6 Charter, "Bitstream Charter", Georgia, serif; overflow-wrap: \
          anywhere; }
        html:lang(ar) body, html:lang(ja) body { font-family: system-ui, sans-serif; }
        .aw-main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 1rem; }
        h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.5rem 0 1rem; }
        a { color: var(--aw-link); }
        :focus-visible { outline: 3px solid var(--aw-link); outline-offset: 2px; }

        """

    /// Beside what the comments themselves need, which `embed.css` has for every page alike.
    private static let receipt = """
        .aw-about, .aw-back, .aw-main small { color: var(--aw-soft); font-size: .9rem; }
        .aw-about { margin: 0; }
        .aw-notice, .aw-own { background: var(--aw-care); border-radius: .5rem;
          padding: .9rem 1.1rem; margin: 1rem 0; }
        .aw-preview h3 { font-size: 1.1rem; margin: 0 0 .4rem; }
        .aw-preview > :last-child { margin-bottom: .2rem; }
        .aw-preview .aw-author { font-weight: 700; }
        .aw-marked { padding-inline-start: 1.2rem; }
        mark { background: var(--aw-mark); color: inherit; padding: 0 .15em; border-radius: .2em; }
        .aw-edit label { display: block; font-weight: 600; }
        .aw-main [aria-invalid=true] { border: 2px solid var(--aw-wrong); }
        .aw-withdraw label { font-weight: 400; }
        fieldset { border: 1px solid var(--aw-edge); border-radius: .35rem; }
        .aw-choice { display: flex; gap: .6rem; align-items: baseline; margin: .6rem 0; }
        .aw-choice input { flex: none; }
        @media (forced-colors: active) { mark { border: 1px solid; } }

        """
}

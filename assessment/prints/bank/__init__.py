"""The proof of the question bank as a print, keys marked: for staff alone."""

from assessment.prints.bank.proof import print_proof, print_proof_apart, proof_html

__all__ = ["print_proof", "print_proof_apart", "proof_html"]
